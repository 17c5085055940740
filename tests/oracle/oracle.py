"""What botocore, the AWS SDK for Python, sends, reads and signs: the oracle that the cmdlets are compared with.

    oracle.py cases --seed 7 --rounds 4     prints cases, one JSON object a line
    oracle.py cases --seed 7 --case 1234    prints one of them again
    oracle.py vectors                       prints the cases that are committed as vectors.jsonl
    oracle.py check                         reads cases, and prints those of which this botocore says something else
    oracle.py sign                          reads requests that were received, one a line, and prints how botocore signs them

A case is made from the seed and its number alone. Models are found as botocore finds them, also in AWS_DATA_PATH; nothing is
taken from the project but names of members that the cmdlets set by themselves.
"""

import argparse
import datetime
import hashlib
import json
import random
import re
import sys
from urllib.parse import unquote

import botocore
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.parsers
import botocore.serialize
import botocore.session
import botocore.utils

from values import LONGEST_TEXT, SHORT, Values

SERVICES = ("neptunedata", "cleanroomsml")

# Those of the connections that the cases are run over.
REGIONS = ("us-east-1", "eu-west-1")
SERIALIZER = botocore.serialize.create_serializer("rest-json", False)
PARSER = botocore.parsers.create_parser("rest-json")

# What the cmdlets send by themselves: the largest page, and an id for what is started without one.
PAGE_SIZES = {"maxResults": 100, "maxItems": 1024}
NAMED_BY_CMDLET = ("id",)

# Operations whose cmdlet reads afterwards what it has changed.
READ_AFTERWARDS = {"UpdateConfiguredAudienceModel": ("GetConfiguredAudienceModel", ["configuredAudienceModelArn"])}

# What is given to a cmdlet beside the input, so that it makes one request and no other.
BESIDE = {
    "ExecuteGremlinQuery": {"Raw": True},
    "ListMLDataProcessingJobs": {"IdOnly": True},
    "ListMLEndpoints": {"IdOnly": True},
    "ListMLModelTrainingJobs": {"IdOnly": True},
    "ListMLModelTransformJobs": {"IdOnly": True},
    "ListTrainedModelVersions": {"AllVersions": True},
    "StartTrainedModelExportJob": {"CollaborationIdentifier": "11111111-2222-3333-4444-555555555555"},
}

# What a response of Neptune must have to be one; the model marks nothing as required.
IDENTITY = ("id", "status")

# How the members of an error and its code may travel. {0} is the code, {1} the text.
NAMESPACE = "com.amazonaws.service#"
ERROR_FORMS = [
    ({"x-amzn-ErrorType": "{0}"}, ["{text}"]),
    ({"x-amzn-ErrorType": "{0}:http://internal.amazon.com/coral/com.amazon.coral.service/"}, ["{text}"]),
    ({"x-amzn-ErrorType": NAMESPACE + "{0}"}, ["{text}"]),
    ({"x-amzn-errortype": NAMESPACE + "{0}:http://internal.amazon.com/"}, ["{text}"]),
    ({}, ["{text}", {"__type": "{0}"}]),
    ({}, ["{text}", {"__type": NAMESPACE + "{0}"}]),
    ({}, ["{text}", {"__type": NAMESPACE + "{0}:http://internal.amazon.com/"}]),
    ({}, ["{text}", {"code": "{0}"}]),
    ({}, ["{text}", {"Code": "{0}"}]),
    ({}, ["{text}", {"code": NAMESPACE + "{0}"}]),
    ({"x-amzn-ErrorType": "{0}"}, ["{text}", {"__type": "OtherException"}]),
    ({"x-amzn-ErrorType": "{0}"}, ["{text}", {"code": "OtherException"}]),
    ({"x-amzn-ErrorType": "{0}"}, ["{text}", {"__type": NAMESPACE + "OtherException", "code": "OtherException"}]),
    ({}, ["{text}", {"__type": "OtherException", "code": "{0}"}]),
    ({"x-amzn-ErrorType": "{0}"}, []),
    ({}, [{"__type": "{0}"}]),
]


class Oracle:
    def __init__(self):
        session = botocore.session.get_session()
        self.models = {service: session.get_service_model(service) for service in SERVICES}
        self.operations = [
            self.models[service].operation_model(name)
            for service in SERVICES
            for name in sorted(self.models[service].operation_names)
            # Of the Neptune data API, the operations of machine learning, and the query that asks an endpoint.
            if service != "neptunedata" or "ML" in name or name in ("GetEngineStatus", "ExecuteGremlinQuery")
        ]
        self.slots = [
            slot
            for operation in self.operations
            for slot in [("request", operation, number) for number in range(4)]
            + [("response", operation, number) for number in range(2)]
            + [("error", operation, number) for number in range(len(operation.error_shapes))]
        ]

    def vectors(self):
        """Of each operation its requests with every and with the required members and one response, and each error in each form once."""
        known = set()
        for number in range(4 * len(self.slots)):
            case = self.case("vectors", number, longest=SHORT)
            kind, operation, members = case["kind"], case["operation"], case["members"]
            is_turn = (len(operation) + number // len(self.slots)) % 4 == 0
            keys = {
                # The way of giving an input and the variant of a response change from round to round.
                "request": {(operation, members)} if members in ("all", "required") and is_turn else set(),
                "response": {(operation, "response")} if is_turn else set(),
                "error": {(case["service"], part) for part in members.split(", ")},
            }[kind]
            if keys - known:
                known |= keys
                yield case

    def case(self, seed, number, longest=LONGEST_TEXT):
        round_number, at = divmod(number, len(self.slots))
        kind, operation, index = self.slots[at]
        maker = CaseMaker(self, operation, random.Random(f"{seed} {number}"), longest)
        case = {"case": number, "kind": kind, "service": operation.service_model.service_name, "operation": operation.name}
        case.update(getattr(maker, kind)(round_number, index), region=maker.region)
        return case


class CaseMaker:
    def __init__(self, oracle, operation, random_, longest):
        self.oracle, self.operation, self.random, self.longest = oracle, operation, random_, longest
        self.is_neptune = operation.service_model.service_name == "neptunedata"
        self.region = random_.choice(REGIONS)

    def request(self, round_number, index):
        """Every member, the required ones, and two of any members; by each way of giving them in turn."""
        fill = ["all", "required", "any", "any"][index]
        way = ["name", "alias", "pipe", "whole"][(round_number + index) % 4]
        given, exchanges = self.calls(fill, lambda operation, token: ResponseMaker(self, operation, "plain").make(token))
        return {"members": fill, "way": way, "pick": self.random.randrange(1 << 30), **given, "exchanges": exchanges}

    def response(self, round_number, index):
        """Every member, the required ones, members that nobody knows, nulls, odd forms of values, and mixtures."""
        variants = ["every member", "required members", "unknown members", "nulls", "forms of values", "mixture", "mixture", "forms of values"]
        variant = variants[(round_number * 2 + index) % len(variants)]
        given, exchanges = self.calls("required", lambda operation, token: ResponseMaker(self, operation, variant).make(token))
        return {"members": variant, "way": "name", "pick": 0, **given, "exchanges": exchanges}

    def error(self, round_number, index):
        shape = self.operation.error_shapes[index]
        form = self.random.randrange(len(ERROR_FORMS)) if round_number else (index + len(self.operation.name)) % len(ERROR_FORMS)
        headers, parts = ERROR_FORMS[form]
        text = self.error_text()
        body = {}
        for part in parts:
            body.update({self.random.choice(self.text_names(shape)): text} if part == "{text}" else {k: v.replace("{0}", shape.error_code) for k, v in part.items()})
        for name, member in shape.members.items():
            if name not in ("message", "detailedMessage", "code") and (self.random.random() < 0.7):
                body[name] = Values(self.random, "all", False, self.region).of(member) if name != "requestId" else f"body-{self.random.randrange(10**9)}"
        headers = {name: value.replace("{0}", shape.error_code) for name, value in headers.items()}
        if self.random.random() < 0.7:
            headers[self.random.choice(["x-amzn-RequestId", "x-amzn-requestid"])] = f"header-{self.random.randrange(10**9)}"
        body = json.dumps(body, ensure_ascii=self.random.random() < 0.5)
        status = shape.metadata["error"]["httpStatusCode"]
        given, exchanges = self.calls("required", lambda operation, token: {"status": status, "headers": headers, "body": body})
        return {"members": f"{shape.error_code}, form {form}", "way": "name", "pick": 0, **given, "exchanges": exchanges[:1],
                "error": parsed_error(self.operation, shape, {"status": status, "headers": headers, "body": body})}

    # Neptune writes its text as detailedMessage; Clean Rooms ML, and whatever stands before either service, as message or Message.
    def text_names(self, shape):
        return ["detailedMessage"] if "detailedMessage" in shape.members else ["message", "message", "Message"]

    def error_text(self):
        words = ["The", "role", "'ann'", "is", "not", "authorized.", "漢字", "é", "😀", "\"quoted\"", "a\\b", "<b>", "{0}", "100%"]
        return " ".join(self.random.choice(words) for _ in range(self.random.randint(1, 12)))

    def calls(self, fill, respond):
        """The input of the case, and the requests that it leads to with their responses."""
        shape = self.operation.input_shape
        values = Values(self.random, fill, True, self.region, self.longest)
        given = values.of(shape, "neptune:" if self.is_neptune else "") if shape else {}
        for member in ("maxResults", "nextToken"):
            given.pop(member, None)
        # An update is a cmdlet of its own.
        if given.get("update") is False:
            del given["update"]
        if given.get("update"):
            given["id"] = given.get("id") or "endpoint"
        self.share(given)
        assigned = [member for member in NAMED_BY_CMDLET if self.is_neptune and shape and member in shape.members and member not in given]
        times = [".".join(path) for path in timestamps(shape)] if shape else []

        exchanges, token, reread = [], None, None
        beside = BESIDE.get(self.operation.name, {})
        pages = self.random.choice([1, 1, 2, 3]) if shape and "nextToken" in shape.members else 1
        for page in range(pages):
            wire = on_wire(self.operation, given, token)
            # The last page has no token.
            token = f"{page}{values.text(self.random.choice([1, 8, 200]))}" if page < pages - 1 else None
            exchanges.append({"request": {**serialized(self.operation, wire), "assigned": assigned}, "response": respond(self.operation, token)})
        if self.operation.name in READ_AFTERWARDS and exchanges[0]["response"]["status"] < 300:
            name, members = READ_AFTERWARDS[self.operation.name]
            read = self.operation.service_model.operation_model(name)
            reread = {member: exchanges[0]["response"]["parsed"][member] for member in members}
            exchanges.append({"request": {**serialized(read, reread), "assigned": []}, "response": respond(read, None)})
        return {"input": given, "beside": beside, "times": times, "reread": reread, "lists": self.listed()}, exchanges

    def listed(self):
        """The member that has the items of a list, or None."""
        members = self.operation.output_shape.members if self.operation.output_shape else {}
        if "nextToken" in members:
            return next(name for name, member in members.items() if member.type_name == "list")
        return "ids" if "ids" in members else None

    # Two lists of a trained model have one limit together.
    def share(self, given):
        channels, incremental = given.get("dataChannels"), given.get("incrementalTrainingDataChannels")
        if channels and incremental:
            del channels[19:]
            del incremental[max(1, 20 - len(channels)):]


class ResponseMaker:
    """Makes a successful response of an operation, and what botocore reads from it."""

    def __init__(self, case, operation, variant):
        self.random, self.operation, self.variant = case.random, operation, variant
        fill = {"every member": "all", "unknown members": "all", "nulls": "all", "forms of values": "all", "mixture": "any"}.get(variant, "required")
        self.values = Values(case.random, fill, False, case.region, min(case.longest, 300))
        self.is_mixed = variant == "mixture"
        self.raw = []

    def make(self, token):
        shape = self.operation.output_shape
        body = {}
        if shape:
            body = self.values.of(shape)
            # What a list lists and a result is known by is always there.
            for name, member in shape.members.items():
                if name not in body and (member.type_name == "list" and "nextToken" in shape.members or name in IDENTITY):
                    body[name] = self.values.of(member)
            body = self.written(shape, body, is_top=True)
            body.pop("nextToken", None)
            if token:
                body["nextToken"] = token
        text = json.dumps(body, ensure_ascii=self.random.random() < 0.5, indent=self.random.choice([None, None, 1]))
        text = re.sub(r'"@raw (\d+)@"', lambda found: self.raw[int(found[1])], text)
        headers = {"x-amzn-RequestId": f"r-{self.random.randrange(10**9)}"}
        response = {"status": 200, "headers": headers, "body": text}
        response["parsed"] = parsed(self.operation, response)
        return response

    def has(self, what, chance=0.25):
        return self.variant == what or self.is_mixed and self.random.random() < chance

    def written(self, shape, value, is_top=False):
        """The value as it is written on the wire, in one of the forms that botocore reads."""
        kind = shape.type_name
        if kind == "structure" and not shape.is_document_type:
            written = {name: self.written(shape.members[name], inner) for name, inner in value.items()}
            if not getattr(shape, "is_tagged_union", False):
                for name in shape.members:
                    if name not in shape.required_members and not (is_top and name in IDENTITY) and self.has("nulls", 0.1) and self.random.random() < 0.8:
                        if not (is_top and shape.members[name].type_name == "list"):
                            written[name] = None
                if self.has("unknown members"):
                    written.update(unknown(self.random))
            items = list(written.items())
            self.random.shuffle(items)
            return dict(items)
        if kind == "list":
            items = [self.written(shape.member, item) for item in value]
            if items and shape.member.type_name in ("structure", "string") and self.has("nulls", 0.1):
                items.insert(self.random.randint(0, len(items)), None)
            return items
        if kind == "map":
            return {key: self.written(shape.value, inner) for key, inner in value.items()}
        if kind == "timestamp":
            return self.time(value)
        # 5.0 and 1e1 are not among the forms: botocore reads 5 and 10, and the SDK reads neither.
        if kind in ("integer", "long") and self.has("forms of values"):
            return self.random.choice([value, value, str(value)])
        if kind in ("double", "float") and self.has("forms of values"):
            return self.literal(self.random.choice([repr(value), f"{value:.17e}", f"{value:.17E}".replace("E-0", "E-"), f"\"{value!r}\"", "0", "-0.0", "1e2", "5e-324", "1.7976931348623157e308"]))
        if kind == "boolean" and self.has("forms of values"):
            return self.random.choice([value, str(value).lower()])
        return value

    def literal(self, text):
        self.raw.append(text)
        return f"@raw {len(self.raw) - 1}@"

    def time(self, milliseconds):
        at = as_time(milliseconds)
        if not self.has("forms of values", 0.5):
            return at.strftime("%Y-%m-%dT%H:%M:%S") + (f".{at.microsecond // 1000:03d}Z" if at.microsecond else "Z")
        east = at.astimezone(datetime.timezone(datetime.timedelta(hours=5, minutes=30)))
        micro = at + datetime.timedelta(microseconds=self.random.choice([0, 1, 999]))
        forms = [
            at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            micro.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 100000}Z",
            east.isoformat(),
            at.strftime("%a, %d %b %Y %H:%M:%S GMT"),
            self.literal(str(milliseconds // 1000)),
            self.literal(f"{milliseconds / 1000:.3f}"),
            str(milliseconds // 1000),
            self.literal(f"{milliseconds / 1000:.6e}" if milliseconds % 1000 == 0 and milliseconds < 10**9 else f"{milliseconds / 1000!r}"),
        ]
        return self.random.choice(forms)


def unknown(random_):
    members = {
        "aNewText": "new", "aNewNumber": -1.5e300, "aNewFlag": False, "aNewNothing": None,
        "aNewList": ["x", {"y": []}], "aNewStructure": {"id": "not the id", "status": ["not the status", None]},
    }
    return {name: members[name] for name in random_.sample(sorted(members), random_.randint(1, len(members)))}


def timestamps(shape, path=()):
    for name, member in shape.members.items():
        if member.type_name == "timestamp":
            yield (*path, name)
        elif member.type_name == "structure":
            yield from timestamps(member, (*path, name))


def serialized(operation, given):
    """The request that botocore makes of an input."""
    wire = SERIALIZER.serialize_to_request(with_times(operation.input_shape, given) if given else given, operation)
    query = botocore.utils.percent_encode_sequence(wire["query_string"]) if wire["query_string"] else ""
    body = wire["body"].decode() if wire["body"] else None
    return {"method": wire["method"], "path": wire["url_path"], "query": query, "body": body}


def as_time(milliseconds):
    return datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(milliseconds=milliseconds)


def with_times(shape, value):
    """The value with times, which are milliseconds since 1970 in a case, as botocore takes them."""
    if shape.type_name == "timestamp":
        return as_time(value)
    if shape.type_name == "structure" and not shape.is_document_type:
        return {name: with_times(shape.members[name], inner) for name, inner in value.items()}
    if shape.type_name == "list":
        return [with_times(shape.member, item) for item in value]
    return value


def on_wire(operation, given, token):
    """The input with what the cmdlets add to it."""
    members = operation.input_shape.members if operation.input_shape else {}
    added = {member: size for member, size in PAGE_SIZES.items() if member in members and member not in given}
    return {**given, **added, **({"nextToken": token} if token else {})}


def received(response):
    return {"status_code": response["status"], "headers": botocore.awsrequest.HeadersDict(response["headers"]), "body": response["body"].encode()}


def parsed(operation, response):
    return plain(PARSER.parse(received(response), operation.output_shape)) if operation.output_shape else {}


def parsed_error(operation, shape, response):
    error = PARSER.parse(received(response), operation.output_shape)
    modeled = PARSER.parse(received(response), shape)
    return {
        "code": error["Error"]["Code"],
        "message": error["Error"]["Message"] or modeled.get("detailedMessage", ""),
        "requestId": error["ResponseMetadata"].get("RequestId") or modeled.get("requestId"),
        "status": response["status"],
    }


def check(case):
    """What this botocore says otherwise than a committed case; nothing of what is newer than its models."""
    operations = {operation.name: operation for operation in ORACLE.operations}
    token = None
    for number, exchange in enumerate(case["exchanges"]):
        operation = operations.get(case["operation"])
        wire = on_wire(operation, case["input"], token) if operation else {}
        if number and case["reread"]:
            operation, wire = operations.get(READ_AFTERWARDS[case["operation"]][0]), case["reread"]
        try:
            request = serialized(operation, wire)
        except (AttributeError, KeyError):
            return
        if request != {name: exchange["request"][name] for name in request}:
            yield {"case": case["case"], "request": request, "committed": exchange["request"]}
        response = exchange["response"]
        if "error" in case:
            shape = next((shape for shape in operation.error_shapes if shape.error_code == case["error"]["code"]), None)
            if shape is None:
                return
            read, committed = parsed_error(operation, shape, response), case["error"]
        else:
            read, committed = parsed(operation, response), response["parsed"]
            token = committed.get("nextToken")
        if not is_part(read, committed):
            yield {"case": case["case"], "read": read, "committed": committed}


def is_part(read, committed):
    if isinstance(read, dict) and isinstance(committed, dict):
        return all(name in committed and is_part(value, committed[name]) for name, value in read.items())
    if isinstance(read, list) and isinstance(committed, list):
        return len(read) == len(committed) and all(is_part(one, other) for one, other in zip(read, committed))
    return read == committed


def plain(value):
    """A parsed value as JSON: times in UTC with all their digits, numbers that JSON has no word for as text."""
    if isinstance(value, dict):
        if "SDK_UNKNOWN_MEMBER" in value:
            return {}
        return {name: plain(inner) for name, inner in value.items() if name != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return {float("inf"): "Infinity", float("-inf"): "-Infinity"}.get(value, "NaN")
    return value


def sign(line):
    """The Authorization header that botocore gives to a request that was received, for the time and the headers that it says."""
    headers = {name.lower(): value for name, value in line["headers"].items()}
    authorization = dict(re.findall(r"(\w+)=([^,\s]+)", headers.get("authorization", "")))
    model = ORACLE.models[line["service"]]
    credentials = botocore.credentials.Credentials(line["accessKey"], line["secretKey"], line.get("token"))
    signed = {name: headers[name] for name in authorization.get("SignedHeaders", "").split(";") if name in headers}
    body = line["body"].encode()
    demanded = {name for name in headers if name == "host" or name.startswith("x-amz-")} | ({"content-type"} & set(headers))
    problems = [f"the header {name} is not signed" for name in sorted(demanded - set(signed))]
    if headers.get("x-amz-content-sha256", hashlib.sha256(body).hexdigest()) != hashlib.sha256(body).hexdigest():
        problems.append("x-amz-content-sha256 is not the body's")
    if line.get("token") and headers.get("x-amz-security-token") != line["token"]:
        problems.append("x-amz-security-token is missing")
    request = botocore.awsrequest.AWSRequest(
        method=line["method"], url=f"http://{headers['host']}{line['target']}", headers=signed, data=body)
    request.context["timestamp"] = headers.get("x-amz-date", "")
    signer = botocore.auth.SigV4Auth(credentials, model.signing_name, line["region"])
    signature = signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)
    for part, mine in [("Credential", signer.scope(request)), ("Signature", signature)]:
        if authorization.get(part) != mine:
            problems.append(f"{part} is not botocore's")
    if problems and unquote(line["target"]) != line["target"]:
        problems.append(f"query in canonical order: {signer.canonical_query_string(request)}")
    return {"case": line["case"], "operation": line["operation"], "problems": problems}


def main():
    commands = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands.add_argument("command", choices=["cases", "vectors", "check", "sign"])
    commands.add_argument("--seed", default="1")
    commands.add_argument("--rounds", type=int, default=1)
    commands.add_argument("--case", type=int)
    commands.add_argument("--longest", type=int, default=LONGEST_TEXT)
    options = commands.parse_args()
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", newline="\n")

    def write(line):
        print(json.dumps(line, ensure_ascii=options.command != "vectors", separators=(",", ":")))

    if options.command == "sign":
        for line in sys.stdin:
            write(sign(json.loads(line)))
        return
    if options.command == "check":
        for line in sys.stdin:
            for difference in check(json.loads(line)):
                write(difference)
        return
    if options.command == "vectors":
        write(heading("vectors"))
        for case in ORACLE.vectors():
            write(case)
        return
    numbers = [options.case] if options.case is not None else range(options.rounds * len(ORACLE.slots))
    write(heading(options.seed))
    for number in numbers:
        write(ORACLE.case(options.seed, number, options.longest))


def heading(seed):
    return {"botocore": botocore.__version__, "seed": seed, "operations": [operation.name for operation in ORACLE.operations]}


ORACLE = Oracle()

if __name__ == "__main__":
    main()
