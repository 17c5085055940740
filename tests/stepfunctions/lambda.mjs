// A Lambda function in Python, in a process of its own. One line of JSON for each event, and one for each response.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export class LambdaFunction {
    #process;
    #pending = [];

    // handler: the interpreter and the file of the function, or null for none.
    constructor(handler, endpoint) {
        if (!handler) return;
        this.#process = spawn(handler.python, ['-u', fileURLToPath(new URL('lambda.py', import.meta.url)), handler.file], {
            stdio: ['pipe', 'pipe', 'inherit'],
            env: {
                ...process.env,
                NEPTUNE_ENDPOINT: endpoint,
                AWS_DEFAULT_REGION: 'us-east-1',
                AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
                AWS_SECRET_ACCESS_KEY: 'lambdaEXAMPLEKEY',
            },
        });
        createInterface(this.#process.stdout).on('line', (line) => this.#pending.shift().resolve(JSON.parse(line)));
        this.#process.on('exit', (code) => {
            for (const { reject } of this.#pending) reject(new Error(`The Lambda function ended with exit code ${code}.`));
        });
    }

    async invoke(event) {
        if (!this.#process) throw new Error('There is no Lambda function.');
        const { errorType, errorMessage, ...response } = await new Promise((resolve, reject) => {
            this.#pending.push({ resolve, reject });
            this.#process.stdin.write(`${JSON.stringify(event)}\n`);
        });
        if (errorType) throw Object.assign(new Error(JSON.stringify({ errorType, errorMessage })), { name: errorType });
        return { ...response, StatusCode: 200 };
    }

    stop() {
        this.#process?.stdin.end();
    }
}
