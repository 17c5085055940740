"""What botocore, the vendor's Python SDK, sends for inputs and reads from answers.

Reads {"requests": [...], "responses": [...]} from standard input, each item with the service and operation and its "params" or
"body", and writes the same with what botocore makes of it. WireVectors.cs asks the questions.
"""

import datetime
import json
import sys

import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize


def query(parameters):
    pairs = parameters.items() if parameters else []
    return sorted([name, str(value)] for name, values in pairs for value in (values if isinstance(values, list) else [values]))


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    questions = json.load(sys.stdin)
    loader = botocore.loaders.create_loader()
    serializer = botocore.serialize.create_serializer("rest-json", False)
    parser = botocore.parsers.create_parser("rest-json")
    models = {}

    def operation(item):
        service = item["service"].lower()
        if service not in models:
            models[service] = botocore.model.ServiceModel(loader.load_service_model(service, "service-2"), service)
        return models[service].operation_model(item["operation"])

    for item in questions["requests"]:
        wire = serializer.serialize_to_request(item["params"], operation(item))
        item["method"] = wire["method"]
        item["path"] = wire["url_path"]
        item["query"] = query(wire["query_string"])
        item["body"] = json.loads(wire["body"]) if wire["body"] else None
    for item in questions["responses"]:
        shape = operation(item).output_shape
        answer = {"status_code": 200, "headers": {}, "body": json.dumps(item["body"]).encode()}
        item["parsed"] = plain(parser.parse(answer, shape)) if shape else {}
    json.dump(questions, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
