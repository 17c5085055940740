// Validates a state machine with asl-validator and runs it with the interpreter of aws-local-stepfunctions. Its tasks call the emulator.
// Reads a JSON object { definition, input, endpoint, handler } from standard input; without an endpoint, the state machine is not run.
// Writes { errors, output, error, cause, calls }.
import { text } from 'node:stream/consumers';
import { CleanRoomsML } from './cleanrooms.mjs';
import { LambdaFunction } from './lambda.mjs';

// The interpreter needs Promise.withResolvers, which Node.js has from version 22 on.
Promise.withResolvers ??= function () {
    const result = {};
    result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
    return result;
};
const { default: validate } = await import('asl-validator');
const { StateMachine } = await import('aws-local-stepfunctions');

const { definition, input, endpoint, handler } = JSON.parse(await text(process.stdin));
const calls = [];
const lambda = new LambdaFunction(handler, endpoint);
const cleanRooms = new CleanRoomsML(endpoint);
const integrations = {
    'arn:aws:states:::lambda:invoke': ({ Payload }) => lambda.invoke(Payload),
    'arn:aws:states:::aws-sdk:cleanroomsml:': (parameters, action) => cleanRooms.call(action, parameters),
};

// The states of the state machine and of its branches, by name.
function statesOf(machine) {
    return Object.entries(machine.States).flatMap(([name, state]) => [
        [name, state],
        ...(state.Branches ?? []).flatMap(statesOf),
        ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
    ]);
}

function taskHandler(name, resource) {
    const integration = Object.keys(integrations).find((prefix) => resource.startsWith(prefix));
    if (!integration) throw new Error(`The state '${name}' has the unknown resource ${resource}.`);
    return async (parameters) => {
        calls.push({ state: name, resource, parameters });
        return integrations[integration](parameters, resource.slice(integration.length));
    };
}

const all = statesOf(definition);
const result = { errors: validate(structuredClone(definition)).errors };
if (result.errors.length === 0 && endpoint) {
    const of = (type) => all.filter(([, state]) => state.Type === type);
    const overrides = {
        taskResourceLocalHandlers: Object.fromEntries(of('Task').map(([name, state]) => [name, taskHandler(name, state.Resource)])),
        waitTimeOverrides: Object.fromEntries(of('Wait').map(([name]) => [name, 20])),
        retryIntervalOverrides: Object.fromEntries(of('Task').map(([name]) => [name, 20])),
    };
    const context = { Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:workflow:one', Name: 'one' } };
    try {
        result.output = await new StateMachine(definition).run(input, { overrides, context }).result;
    } catch (failure) {
        result.error = failure.cause?.name ?? failure.name;
        result.cause = failure.cause?.message ?? failure.message;
    }
}

lambda.stop();
process.stdout.write(JSON.stringify({ ...result, calls }));
