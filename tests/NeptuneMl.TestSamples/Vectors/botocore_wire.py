"""What botocore, the vendor's Python SDK, sends for inputs and reads from answers.

Reads {"requests": [...], "responses": [...]} from standard input, each item with the service and operation and its "params" or
"body", and writes the same with what botocore makes of it. WireVectors.cs asks the questions.

Members that botocore's model does not have yet are left out, and listed as "unknown". A newer model is taken from the folder that
AWS_DATA_PATH names.
"""

import datetime
import json
import os
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


def known(value, shape, path, unknown):
    """The value without the members that the shape does not have; their paths go into unknown."""
    if shape.type_name == "list":
        return [known(item, shape.member, path, unknown) for item in value]
    if shape.type_name == "map":
        return {key: known(item, shape.value, path + [key], unknown) for key, item in value.items()}
    if shape.type_name != "structure" or not shape.members:
        return value
    unknown.extend(path + [name] for name in value if name not in shape.members and path + [name] not in unknown)
    return {name: known(item, shape.members[name], path + [name], unknown) for name, item in value.items() if name in shape.members}


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    questions = json.load(sys.stdin)
    loader = botocore.loaders.create_loader(os.environ.get("AWS_DATA_PATH"))
    serializer = botocore.serialize.create_serializer("rest-json", False)
    parser = botocore.parsers.create_parser("rest-json")
    models = {}

    def operation(item):
        service = item["service"].lower()
        if service not in models:
            models[service] = botocore.model.ServiceModel(loader.load_service_model(service, "service-2"), service)
        return models[service].operation_model(item["operation"])

    for item in questions["requests"]:
        unknown = []
        shape = operation(item).input_shape
        item["params"] = known(item["params"], shape, [], unknown) if shape else item["params"]
        wire = serializer.serialize_to_request(item["params"], operation(item))
        item["method"] = wire["method"]
        item["path"] = wire["url_path"]
        item["query"] = query(wire["query_string"])
        item["body"] = json.loads(wire["body"]) if wire["body"] else None
        item["unknown"] = unknown
    for item in questions["responses"]:
        unknown = []
        shape = operation(item).output_shape
        item["body"] = known(item["body"], shape, [], unknown) if shape else item["body"]
        answer = {"status_code": 200, "headers": {}, "body": json.dumps(item["body"]).encode()}
        item["parsed"] = plain(parser.parse(answer, shape)) if shape else {}
        item["unknown"] = unknown
    json.dump(questions, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
