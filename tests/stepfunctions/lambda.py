"""Runs the handler of a Lambda function: a line of JSON on standard input is an event, a line on standard output its response."""
import importlib.util
import json
import sys

spec = importlib.util.spec_from_file_location("function", sys.argv[1])
function = importlib.util.module_from_spec(spec)
spec.loader.exec_module(function)
for line in sys.stdin:
    try:
        outcome = {"Payload": function.handler(json.loads(line), None)}
    except Exception as failure:  # Lambda reports every exception by the name of its class.
        outcome = {"errorType": type(failure).__name__, "errorMessage": str(failure)}
    print(json.dumps(outcome))
