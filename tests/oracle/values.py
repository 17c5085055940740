"""Random values of botocore's shapes, within every limit of the model and of the services' documentation."""

import functools
import json
import re

try:
    from re import _constants as sre, _parser as sre_parse
except ImportError:  # before Python 3.11
    import sre_constants as sre, sre_parse

# Plain text with what JSON, paths and queries escape, and characters of every width that UTF-8 and UTF-16 know.
PLAIN = "abcXYZ019 -_.~"
HARD = "\"'\\/%+&=?#;:,@!$*()[]{}|^`<>\téß¿Ωжخعאत漢字ｶ\u200b\u2028\ufeff\uffee\u0301😀𝒳\U0010fffd"
CONTROL = "\x01\x1f\x7f\x85"

CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}

# The documentation's own rules, where they are narrower than the model.
S3_LOCATION = r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?"
IAM_ROLE = r"arn:aws[-a-z]*:iam::[0-9]{12}:role/[!-~]+"
NEPTUNE = {
    r".*S3Location|sourceS3DirectoryPath": {"pattern": S3_LOCATION, "max": 300},
    r".*IamRoleArn": {"pattern": IAM_ROLE, "max": 300},
    r"id|.*JobId": {"pattern": r"[a-zA-Z0-9-]+", "min": 1, "max": 48},
    r"trainingJobName": {"pattern": r"[a-zA-Z0-9](-*[a-zA-Z0-9])*", "max": 63},
    r"subnets|securityGroupIds": {"pattern": r"[a-zA-Z0-9-]+", "min": 1, "max": 32},
    r".*KMSKey": {"pattern": r"[a-zA-Z0-9:/_-]+", "min": 1, "max": 2048},
    r".*[iI]nstanceType": {"pattern": r"ml\.[a-z0-9]{2,8}\.(large|[0-9]?xlarge)", "max": 40},
    r"serializer": {"enum": ["application/json", "application/vnd.gremlin-v1.0+json", "application/vnd.gremlin-v3.0+json;types=false"]},
    r"modelType": {"enum": ["heterogeneous", "kge"]},
    r"modelName": {"enum": ["rgcn", "kge", "transe", "distmult", "rotate"]},
    r".*VolumeSizeInGB": {"min": 0},
    r".*TimeOutInSeconds|maxHPO.*|instanceCount": {"min": 1},
    r".*": {"min": 1},
}
NEPTUNE_ALTERNATIVES = {
    "StartMLModelTransformJobInput": [["dataProcessingJobId", "mlModelTrainingJobId"], ["trainingJobName"]],
    "CreateMLEndpointInput": [["mlModelTrainingJobId"], ["mlModelTransformJobId"]],
}
CLEAN_ROOMS = {
    "S3Path": {"pattern": S3_LOCATION},
    "TagMap": {"min": 1, "max": 50},
    "TagKeys": {"min": 1, "max": 50},
}

# Most texts and lists are short, so that a run is; the limits themselves are tried up to these.
LONGEST_TEXT = 2048
LONGEST_LIST = 25
SHORT = 40


class Values:
    """Makes values for one case. `fill` is which members a structure gets: every one, the required ones, or any.

    ARNs of Clean Rooms are in `region`, that of the case's connection: over another one, the cmdlets reject them.
    """

    def __init__(self, random, fill, is_input, region, longest=LONGEST_TEXT):
        self.random, self.fill, self.is_input, self.region, self.longest = random, fill, is_input, region, longest

    def of(self, shape, name=""):
        return getattr(self, "_" + shape.type_name)(shape, name)

    def limits(self, shape, name):
        limits = dict(shape.metadata)
        if self.is_input:
            if shape.name in CLEAN_ROOMS:
                limits.update(CLEAN_ROOMS[shape.name])
            elif name.startswith("neptune:"):
                limits.update(next((rule for members, rule in NEPTUNE.items() if re.fullmatch(members, name[8:])), {}))
        return limits

    def wants(self, required):
        return required or self.fill == "all" or self.fill == "any" and self.random.random() < 0.5

    def _structure(self, shape, name):
        if shape.is_document_type:
            return self.document(2)
        if getattr(shape, "is_tagged_union", False):
            member = self.random.choice(list(shape.members))
            return {member: self.of(shape.members[member])}
        prefix = "neptune:" if name.startswith("neptune:") else ""
        groups = NEPTUNE_ALTERNATIVES.get(shape.name, [])
        group = self.random.choice(groups) if groups else []
        optional = [member for others in groups for member in others if member not in group]
        structure = {}
        for member, inner in shape.members.items():
            if member not in optional and self.wants(member in shape.required_members or member in group):
                structure[member] = self.of(inner, prefix + member)
        # A structure without members says nothing, and has no parameter to say it with.
        if self.is_input and shape.members and not structure:
            member = self.random.choice([name for name in shape.members if name not in optional])
            structure[member] = self.of(shape.members[member], prefix + member)
        return structure

    def _list(self, shape, name):
        limits = self.limits(shape, name)
        items = [self.of(shape.member, name) for _ in range(self.count(limits))]
        return items

    def _map(self, shape, name):
        entries = {}
        for _ in range(self.count(self.limits(shape, name))):
            key = self.of(shape.key)
            # PowerShell's hashtables hold names that differ in case only once, and tags may not begin with "aws:".
            if shape.key.name == "TagKey" and key[:4].lower() == "aws:" or key.lower() in {known.lower() for known in entries}:
                continue
            entries[key] = self.of(shape.value)
        return entries or {"key": self.of(shape.value)}

    def count(self, limits):
        least, most = limits.get("min", 0), min(limits.get("max", LONGEST_LIST), LONGEST_LIST if self.longest > SHORT else 2)
        least = max(least, 1) if self.is_input else least
        return self.random.choice([least, least, min(least + 1, most), min(least + 2, most), most if self.random.random() < 0.1 else min(2, most)])

    def _boolean(self, shape, name):
        return self.random.random() < 0.5

    def _integer(self, shape, name, bits=31):
        limits = self.limits(shape, name)
        least, most = int(limits.get("min", -(2**bits))), int(limits.get("max", 2**bits - 1))
        return self.random.choice([least, most, self.random.randint(least, most), min(most, max(least, self.random.randint(0, 1000)))])

    def _long(self, shape, name):
        # A time in milliseconds, which has to exist.
        return self._timestamp(shape, name) if name.endswith("InMillis") else self._integer(shape, name, 63)

    def _double(self, shape, name):
        limits = self.limits(shape, name)
        least, most = float(limits.get("min", -1e9)), float(limits.get("max", 1e9))
        number = self.random.choice([least, most, self.random.uniform(least, most), round(self.random.uniform(least, most), 2), float(int(most / 2))])
        return number if "min" in limits else self.random.choice([number, 0.0, 0.1, 1e-7, 1.5e300, -2.2250738585072014e-308, 123456789.123456789])

    _float = _double

    def _timestamp(self, shape, name):
        seconds = self.random.choice([0, 951782400, 2147483648, 4102444799, self.random.randint(10**8, 4 * 10**9)])
        return seconds * 1000 + self.random.choice([0, 0, 1, 500, 999, self.random.randint(0, 999)])

    def _string(self, shape, name):
        limits = self.limits(shape, name)
        if limits.get("enum"):
            return self.random.choice(limits["enum"])
        least, most = int(limits.get("min", 0)), int(limits.get("max", 10**9))
        if shape.name == "ResourcePolicy":
            return self.policy()
        length = self.random.randint(least, min(most, max(least, SHORT if self.longest > SHORT else 16)))
        if self.random.random() < 0.1:
            length = self.random.choice([least, min(most, self.longest)])
        # An empty text means to the cmdlets that a parameter was not given.
        length = min(max(length, 1), most)
        return self.matching(limits["pattern"], least, most, length) if limits.get("pattern") else self.text(length)

    def text(self, length):
        kind = self.random.choice(["plain", "hard", "hard", "mixed"])
        pool = {"plain": PLAIN, "hard": PLAIN + HARD, "mixed": PLAIN + HARD + CONTROL}[kind]
        return "".join(self.random.choice(pool) for _ in range(length))

    def policy(self):
        statement = {"Effect": "Allow", "Sid": self.text(8), "Action": ["cleanrooms-ml:" + self.random.choice("ABC")], "Resource": "*"}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, ensure_ascii=self.random.random() < 0.5)

    def document(self, depth):
        if depth == 0:
            return self.random.choice([None, True, False, 0, -1, 2**31, 2**53, 1.5, 1e-7, "", self.text(5)])
        kind = self.random.choice(["object", "object", "list", "value"])
        if kind == "object" or depth == 2:
            return {f"k{number}{self.text(2)}": self.document(depth - 1) for number in range(self.random.randint(0, 3))}
        if kind == "list":
            return [self.document(depth - 1) for _ in range(self.random.randint(0, 3))]
        return self.document(0)

    # A text that a pattern takes. Patterns are Java's: [\uD800\uDBFF-\uDC00\uDFFF] stands for all characters beyond U+FFFF.
    def matching(self, pattern, least, most, length):
        pattern = re.sub(r"(:cleanrooms(?:-ml)?:)[^:]+:", rf"\g<1>{self.region}:", pattern)
        pattern = pattern.replace(r"\uD800\uDBFF-\uDC00\uDFFF", r"\U00010000-\U0010FFFF")
        parsed, whole = compiled(pattern)
        for attempt in range(200):
            parts = Parts(self.random)
            parts.add(parsed)
            text = parts.text(length if attempt < 100 else self.random.randint(least, min(most, max(least, 60))))
            if least <= len(text) <= most and whole.fullmatch(text):
                return text
        raise ValueError(f"No text of {least} to {most} characters was found for the pattern {pattern}.")


class Parts:
    """The parts of one text of a pattern: fixed ones, and one that can be as long as is wanted."""

    def __init__(self, random):
        self.random, self.pieces, self.growing = random, [], None

    def text(self, length):
        missing = length - len("".join(self.pieces))
        if self.growing and missing > 0:
            at, characters = self.growing
            self.pieces.insert(at, "".join(characters() for _ in range(missing)))
        return "".join(self.pieces)

    def add(self, parsed):
        for op, argument in parsed:
            if op is sre.LITERAL:
                self.pieces.append(chr(argument))
            elif op in (sre.IN, sre.ANY, sre.NOT_LITERAL, sre.CATEGORY):
                self.pieces.append(self.character(op, argument))
            elif op is sre.SUBPATTERN:
                self.add(argument[-1])
            elif op is sre.BRANCH:
                self.add(self.random.choice(argument[1]))
            elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
                self.repeat(*argument)
            elif op not in (sre.ASSERT_NOT, sre.ASSERT, sre.AT):
                raise NotImplementedError(f"{op} in a pattern")

    def repeat(self, least, most, inner):
        simple = len(inner) == 1 and inner[0][0] in (sre.IN, sre.ANY)
        count = least if simple else self.random.randint(least, min(most, least + 2))
        for _ in range(count):
            self.add(inner)
        # The last part that may be repeated for ever makes up the length; the parts before it stay short.
        if simple and (most is sre.MAXREPEAT or most > 60):
            op, argument = inner[0]
            self.growing = (len(self.pieces), lambda: self.character(op, argument))

    def character(self, op, argument):
        if op is sre.ANY:
            return self.random.choice(PLAIN + HARD.replace("\u2028", ""))
        if op is sre.NOT_LITERAL:
            return "b" if chr(argument) == "a" else "a"
        return self.random.choice(fitting(tuple(argument)))


@functools.lru_cache(None)
def compiled(pattern):
    return sre_parse.parse(pattern, re.ASCII), re.compile(pattern, re.ASCII)


@functools.lru_cache(None)
def fitting(items):
    """The characters of a class that texts are made of."""
    found = [character for character in [chr(number) for number in range(32, 127)] + list(HARD + "\n\r") if fits(character, items)]
    if not found:
        raise NotImplementedError(f"a class of characters: {items}")
    return found


def fits(character, items):
    found, code = False, ord(character)
    for op, argument in items:
        if op is sre.LITERAL:
            found |= code == argument
        elif op is sre.RANGE:
            found |= argument[0] <= code <= argument[1]
        elif op is sre.CATEGORY:
            found |= bool(re.fullmatch(CATEGORIES[argument], character, re.ASCII))
    return found != (items[0][0] is sre.NEGATE)
