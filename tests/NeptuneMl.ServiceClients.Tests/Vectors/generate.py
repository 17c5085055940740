"""Writes requests.json and responses.json next to this file: what botocore, the vendor's Python SDK, sends for a
request and reads from a response, for every operation of api/. Run it when api/ changes:

    pip install botocore
    python3 tests/NeptuneMl.ServiceClients.Tests/Vectors/generate.py
"""

import datetime
import json
import pathlib
import re
import sys

import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize

HERE = pathlib.Path(__file__).parent
API = HERE.parent.parent.parent / "api"
UUID = "1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9"
TIME = "2025-03-04T05:06:07Z"
TEXT = {
    "UUID": UUID,
    "AccountId": "123456789012",
    "S3Path": "s3://bucket/folder/data.csv",
    "NameString": "näme 😀 1",
    "ResourceDescription": "two\nlines, a \"quote\" & 😀",
    "EnvironmentKeyString": "KEY_1",
    "InferenceEnvironmentMapKeyString": "KEY_1",
    "ParameterName": "name_1",
    "ModelTrainingDataChannelName": "channel-1",
    "Hash": "0123456789abcdef" * 4,
    "IamRoleArn": "arn:aws:iam::123456789012:role/Path/CleanRoomsML",
    "KmsKeyArn": f"arn:aws:kms:us-east-1:123456789012:key/{UUID}",
    "AnalysisTemplateArn": f"arn:aws:cleanrooms:us-east-1:123456789012:membership/{UUID}/analysistemplate/{UUID}",
    "TaggableArn": f"arn:aws:cleanrooms-ml:us-east-1:123456789012:training-dataset/{UUID}",
    "BudgetedResourceArn": f"arn:aws:cleanrooms:us-east-1:123456789012:membership/{UUID}/configuredtableassociation/{UUID}",
}


def text(shape, name):
    if shape.enum:
        return shape.enum[-1]
    if shape.name in TEXT:
        return TEXT[shape.name]
    if shape.name.endswith("Arn"):
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", shape.name[:-3]).lower().replace("mlinput", "ml-input")
        owner = f"membership/{UUID}/" if "membership" in shape.metadata.get("pattern", "") else ""
        return f"arn:aws:cleanrooms-ml:us-east-1:123456789012:{owner}{kind}/{UUID}"
    if "S3Location" in name or "S3DirectoryPath" in name:
        return "s3://bucket/some/folder"
    if name.endswith("RoleArn"):
        return "arn:aws:iam::123456789012:role/NeptuneML"
    if "pattern" in shape.metadata or shape.metadata.get("max", 999) < 20:
        return "word"
    return "a/b:c d+é=%😀&?"


def sample(shape, only_required, name=""):
    kind = shape.type_name
    if kind == "structure":
        if getattr(shape, "is_document_type", False):
            return {"status": "enabled", "list": [1, 2.5, None, True, {"deep": "text"}]}
        names = shape.members
        if only_required:
            names = shape.required_members or (list(shape.members)[:1] if getattr(shape, "is_tagged_union", False) else [])
        if getattr(shape, "is_tagged_union", False):
            names = list(names)[:1]
        return {m: sample(shape.members[m], only_required, m) for m in names}
    if kind == "list":
        count = max(shape.metadata.get("min", 2), min(2, shape.metadata.get("max", 2)))
        return [sample(shape.member, only_required, name) for _ in range(count)]
    if kind == "map":
        return {text(shape.key, name): sample(shape.value, only_required, name)}
    if kind == "boolean":
        return True
    if kind in ("integer", "long"):
        return int(shape.metadata.get("max", 1741064767))
    if kind in ("double", "float"):
        return float(shape.metadata.get("max", 1)) - 0.25
    if kind == "timestamp":
        return TIME
    return text(shape, name)


def check_same_members(service, operation, api):
    """A member of one description that the other lacks would make a vector worthless."""
    for shape, key in ((operation.input_shape, "input"), (operation.output_shape, "output")):
        theirs = set(shape.members) if shape else set()
        ours = set(api["shapes"][api["operations"][operation.name][key]]["members"]) if key in api["operations"][operation.name] else set()
        if theirs != ours:
            sys.exit(f"{service} {operation.name}: {key} differs by {sorted(theirs ^ ours)}")


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
    loader = botocore.loaders.create_loader()
    serializer = botocore.serialize.create_serializer("rest-json", False)
    parser = botocore.parsers.create_parser("rest-json")
    requests, responses = [], []
    for service in ("neptunedata", "cleanroomsml"):
        api = json.loads((API / f"{service}.json").read_text("utf-8"))
        model = botocore.model.ServiceModel(loader.load_service_model(service, "service-2"), service)
        for name in api["operations"]:
            operation = model.operation_model(name)
            check_same_members(service, operation, api)
            for only_required in (False, True):
                case = {"service": api["service"]["id"], "operation": name, "case": "required" if only_required else "all"}
                params = sample(operation.input_shape, only_required) if operation.input_shape else {}
                wire = serializer.serialize_to_request(params, operation)
                requests.append({
                    **case,
                    "params": params,
                    "method": wire["method"],
                    "path": wire["url_path"],
                    "query": query(wire["query_string"]),
                    "body": json.loads(wire["body"]) if wire["body"] else None,
                })
                body = sample(operation.output_shape, only_required) if operation.output_shape else {}
                answer = {"status_code": 200, "headers": {}, "body": json.dumps(body).encode()}
                parsed = parser.parse(answer, operation.output_shape) if operation.output_shape else {}
                responses.append({**case, "body": body, "parsed": plain(parsed)})
    for file, vectors in (("requests.json", requests), ("responses.json", responses)):
        lines = ",\n".join(json.dumps(vector, ensure_ascii=False) for vector in vectors)
        (HERE / file).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(requests)} requests, {len(responses)} responses")


if __name__ == "__main__":
    main()
