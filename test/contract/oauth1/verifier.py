"""Another implementation of OAuth 1.0a at work: reads a JSON request a line, signs or verifies it, answers a line."""

import json
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit

from oauthlib.oauth1 import SIGNATURE_RSA_SHA1, Client
from oauthlib.oauth1.rfc5849 import signature, utils

FORM = "application/x-www-form-urlencoded"


def headers_of(asked):
    return {} if asked["form"] is None else {"Content-Type": FORM}


def sign(asked):
    client = Client(
        asked["consumerKey"],
        resource_owner_key=asked["token"],
        callback_uri=asked["callback"],
        verifier=asked["verifier"],
        nonce=asked["nonce"],
        timestamp=asked["timestamp"],
        signature_method=SIGNATURE_RSA_SHA1,
        rsa_key=asked["privateKey"],
    )
    _, headers, _ = client.sign(asked["url"], asked["method"], asked["form"], headers_of(asked))
    return {"header": headers["Authorization"]}


def verify(asked):
    headers = {"Authorization": asked["header"]}
    sources = {"uri_query": urlsplit(asked["url"]).query, "body": asked["form"], "headers": headers}
    params = signature.collect_parameters(**sources)
    told = dict(utils.parse_authorization_header(asked["header"]))
    request = SimpleNamespace(
        uri=asked["url"],
        http_method=asked["method"],
        params=params,
        signature=utils.unescape(told["oauth_signature"]),
    )
    base = signature.signature_base_string(
        request.http_method,
        signature.base_string_uri(request.uri),
        signature.normalize_parameters(params),
    )
    return {"verified": signature.verify_rsa_sha1(request, asked["publicKey"]), "baseString": base}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(sign(asked) if asked["do"] == "sign" else verify(asked)), flush=True)
