// The AWS SDK integration of Step Functions for Clean Rooms ML: actions in camel case, members of requests and responses in Pascal case,
// errors with the prefix of the service. Everything else is in the description of the API.
import { readFileSync } from 'node:fs';

const api = JSON.parse(readFileSync(new URL('../../api/cleanroomsml.json', import.meta.url)));
const pascal = (name) => name[0].toUpperCase() + name.slice(1);

function failure(name, message) {
    return Object.assign(new Error(message), { name });
}

// Converts the names of members; a member that the API does not have is an error of the definition.
function convert(shapeName, value, nameOf, path) {
    const shape = api.shapes[shapeName];
    if (shape.type === 'list') return value.map((item, i) => convert(shape.member.shape, item, nameOf, `${path}[${i}]`));
    if (shape.type !== 'structure') return value;
    const members = new Map(Object.entries(shape.members).map(([name, member]) => [nameOf.from(name), [nameOf.to(name), member]]));
    return Object.fromEntries(Object.entries(value).map(([name, content]) => {
        if (!members.has(name)) throw failure('States.Runtime', `The API has no member ${path}.${name}.`);
        const [converted, member] = members.get(name);
        return [converted, convert(member.shape, content, nameOf, `${path}.${name}`)];
    }));
}

export class CleanRoomsML {
    #endpoint;

    constructor(endpoint) {
        this.#endpoint = endpoint;
    }

    async call(action, parameters) {
        const operation = api.operations[pascal(action)];
        if (!operation || action === pascal(action)) throw failure('States.Runtime', `The service has no action ${action}.`);
        const input = convert(operation.input, parameters, { from: pascal, to: (name) => name }, action);
        const members = api.shapes[operation.input].members;
        const query = new URLSearchParams();
        const body = {};
        let path = operation.uri;
        for (const [name, value] of Object.entries(input)) {
            const { location, locationName } = members[name];
            if (location === 'uri') path = path.replace(`{${locationName}}`, encodeURIComponent(value));
            else if (location === 'querystring') query.append(locationName, value);
            else body[name] = value;
        }

        const hasBody = Object.values(members).some((member) => !member.location);
        const response = await fetch(`${this.#endpoint}${path}${query.size ? `?${query}` : ''}`, {
            method: operation.method,
            headers: hasBody ? { 'Content-Type': 'application/json' } : {},
            body: hasBody ? JSON.stringify(body) : undefined,
        });
        const content = await response.text();
        const output = content ? JSON.parse(content) : {};
        if (!response.ok) {
            const code = response.headers.get('x-amzn-errortype')?.split(':')[0] ?? output.__type ?? `Http${response.status}`;
            throw failure(`CleanRoomsMl.${code}`, output.message ?? content);
        }

        return operation.output ? convert(operation.output, output, { from: (name) => name, to: pascal }, action) : {};
    }
}
