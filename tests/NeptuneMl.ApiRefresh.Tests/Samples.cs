namespace NeptuneMl.ApiRefresh.Tests;

/// <summary>A made-up service with every feature of the format, as the vendor writes it and as <c>api/</c> does.</summary>
internal static class Samples
{
    public const string Vendor = """
        {
          "version": "2.0",
          "metadata": {
            "apiVersion": "2023-09-06", "auth": ["aws.auth#sigv4"], "endpointPrefix": "cleanrooms-ml", "protocol": "rest-json",
            "protocols": ["rest-json"], "serviceFullName": "A Service", "serviceId": "CleanRoomsML", "signatureVersion": "v4", "uid": "a-service"
          },
          "operations": {
            "ListThings": {
              "name": "ListThings", "http": { "method": "GET", "requestUri": "/things" },
              "input": { "shape": "ListThingsRequest" }, "output": { "shape": "ListThingsResponse" },
              "documentation": "<p>secret prose</p>", "readonly": true
            },
            "CreateThing": {
              "name": "CreateThing", "http": { "method": "POST", "requestUri": "/things/{id}", "responseCode": 201 },
              "input": { "shape": "CreateThingRequest" }, "errors": [{ "shape": "ConflictException" }, { "shape": "InternalException" }],
              "documentation": "<p>secret prose</p>", "idempotent": true
            }
          },
          "shapes": {
            "Address": { "type": "structure", "members": { "text": { "shape": "Name", "documentation": "<p>secret prose</p>" } }, "sensitive": true },
            "Choice": { "type": "structure", "members": { "one": { "shape": "Count" }, "two": { "shape": "Share" } }, "union": true },
            "Colour": { "type": "string", "enum": ["RED", "DEEP_BLUE"], "documentation": "<p>secret prose</p>" },
            "ConflictException": {
              "type": "structure", "required": ["message"], "members": { "message": { "shape": "String" } },
              "documentation": "<p>secret prose</p>", "error": { "httpStatusCode": 409, "senderFault": true }, "exception": true
            },
            "Count": { "type": "integer", "box": true, "max": 10, "min": 1 },
            "CreateThingRequest": {
              "type": "structure", "required": ["name", "id"],
              "members": {
                "name": { "shape": "Name", "documentation": "<p>secret prose</p>" },
                "id": { "shape": "String", "location": "uri", "locationName": "id" },
                "colours": { "shape": "Colours", "location": "querystring", "locationName": "colour" },
                "format": { "shape": "String", "location": "header", "locationName": "accept" },
                "tags": { "shape": "Tags", "locationName": "Tags" },
                "choice": { "shape": "Choice", "deprecated": true, "deprecatedMessage": "secret prose" },
                "address": { "shape": "Address" },
                "since": { "shape": "Time" },
                "anything": { "shape": "Document" },
                "flag": { "shape": "Flag" },
                "size": { "shape": "Size" }
              }
            },
            "Colours": { "type": "list", "member": { "shape": "Colour", "documentation": "<p>secret prose</p>" }, "max": 3, "min": 1 },
            "Document": { "type": "structure", "members": {}, "document": true },
            "Flag": { "type": "boolean", "box": true },
            "InternalException": {
              "type": "structure", "members": {}, "error": { "httpStatusCode": 500 }, "exception": true, "fault": true, "retryable": { "throttling": true }
            },
            "ListThingsRequest": {
              "type": "structure",
              "members": {
                "nextToken": { "shape": "String", "location": "querystring", "locationName": "nextToken" },
                "maxResults": { "shape": "Count", "location": "querystring", "locationName": "maxResults" }
              }
            },
            "ListThingsResponse": { "type": "structure", "members": { "nextToken": { "shape": "String" }, "things": { "shape": "Names" } } },
            "Name": { "type": "string", "max": 63, "min": 1, "pattern": "[\\u0020-\\uD7FF\\t]*<&>" },
            "Names": { "type": "list", "member": { "shape": "Name" } },
            "NobodyUsesThis": { "type": "blob" },
            "Share": { "type": "double", "box": true, "max": 100.0, "min": 0.01 },
            "Size": { "type": "long", "box": true },
            "String": { "type": "string" },
            "Tags": { "type": "map", "key": { "shape": "Name" }, "value": { "shape": "String" }, "max": 200, "min": 0 },
            "Time": { "type": "timestamp", "timestampFormat": "iso8601" }
          },
          "documentation": "<p>secret prose</p>"
        }
        """;

    public const string Paginators = """
        { "pagination": { "ListThings": { "input_token": "nextToken", "output_token": "nextToken", "limit_key": "maxResults", "result_key": "things" } } }
        """;

    public const string Api = """
        {
          "service": {
            "id": "CleanRoomsML", "fullName": "A Service", "apiVersion": "2023-09-06", "protocol": "rest-json",
            "endpointPrefix": "cleanrooms-ml", "signingName": "cleanrooms-ml", "signatureVersion": "v4"
          },
          "operations": {
            "CreateThing": {
              "method": "POST", "uri": "/things/{id}", "successStatus": 201, "input": "CreateThingRequest",
              "errors": ["ConflictException", "InternalException"], "idempotent": true
            },
            "ListThings": {
              "method": "GET", "uri": "/things", "successStatus": 200, "input": "ListThingsRequest", "output": "ListThingsResponse", "errors": [],
              "pagination": { "input_token": "nextToken", "output_token": "nextToken", "limit_key": "maxResults", "result_key": "things" }
            }
          },
          "shapes": {
            "Address": { "type": "structure", "sensitive": true, "members": { "text": { "shape": "Name" } } },
            "Choice": { "type": "structure", "union": true, "members": { "one": { "shape": "Count" }, "two": { "shape": "Share" } } },
            "Colour": { "type": "string", "enum": ["RED", "DEEP_BLUE"] },
            "Colours": { "type": "list", "min": 1, "max": 3, "member": { "shape": "Colour" } },
            "ConflictException": {
              "type": "structure", "required": ["message"], "exception": true, "error": { "httpStatusCode": 409, "senderFault": true },
              "members": { "message": { "shape": "String" } }
            },
            "Count": { "type": "integer", "min": 1, "max": 10, "box": true },
            "CreateThingRequest": {
              "type": "structure", "required": ["name", "id"],
              "members": {
                "name": { "shape": "Name" },
                "id": { "shape": "String", "location": "uri", "locationName": "id" },
                "colours": { "shape": "Colours", "location": "querystring", "locationName": "colour" },
                "format": { "shape": "String", "location": "header", "locationName": "accept" },
                "tags": { "shape": "Tags", "locationName": "Tags" },
                "choice": { "shape": "Choice" },
                "address": { "shape": "Address" },
                "since": { "shape": "Time" },
                "anything": { "shape": "Document" },
                "flag": { "shape": "Flag" },
                "size": { "shape": "Size" }
              }
            },
            "Document": { "type": "structure", "members": {} },
            "Flag": { "type": "boolean", "box": true },
            "InternalException": {
              "type": "structure", "exception": true, "error": { "httpStatusCode": 500 }, "retryable": { "throttling": true }, "members": {}
            },
            "ListThingsRequest": {
              "type": "structure",
              "members": {
                "nextToken": { "shape": "String", "location": "querystring", "locationName": "nextToken" },
                "maxResults": { "shape": "Count", "location": "querystring", "locationName": "maxResults" }
              }
            },
            "ListThingsResponse": { "type": "structure", "members": { "nextToken": { "shape": "String" }, "things": { "shape": "Names" } } },
            "Name": { "type": "string", "min": 1, "max": 63, "pattern": "[\\u0020-\\uD7FF\\t]*<&>" },
            "Names": { "type": "list", "member": { "shape": "Name" } },
            "Share": { "type": "double", "min": 0.01, "max": 100.0, "box": true },
            "Size": { "type": "long", "box": true },
            "String": { "type": "string" },
            "Tags": { "type": "map", "min": 0, "max": 200, "key": { "shape": "Name" }, "value": { "shape": "String" } },
            "Time": { "type": "timestamp", "timestampFormat": "iso8601" }
          }
        }
        """;
}
