"""The login of a document without schemes is drafted; secrets are variables, the rest is told."""

from __future__ import annotations

import yaml

from conformance.surfaces.drafting.login import login_of
from conformance.surfaces.drafting.operations import read_api

DOCUMENT = """
openapi: 3.0.3
info: {title: 窓口システム, version: "1"}
paths:
  /logout: {post: {summary: ログアウト, parameters: [%s], responses: {"200": {description: OK}}}}
  /auth/login:
    post:
      summary: ログイン
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [shokuin, himitsu]
              properties:
                shokuin: {type: string, description: 職員番号}
                himitsu: {type: string, description: パスワード}
                memo: {type: string}
      responses: {"200": {description: OK}}
  /jumin: {get: {summary: 検索, parameters: [%s], responses: {"200": {description: OK}}}}
  /setai: {get: {summary: 世帯, parameters: [%s], responses: {"200": {description: OK}}}}
"""
HEADER = "{name: x-madoguchi-session, in: header, schema: {type: string}}"


def _api(text):
    return read_api(yaml.safe_load(text.replace("%s", HEADER)))


def test_the_login_and_what_carries_it_on_are_drafted():
    auth, remark = login_of(_api(DOCUMENT).operations)
    assert auth == {
        "kind": "session",
        "login": {
            "request": "POST /auth/login",
            "body": {"shokuin": "{env.VENDOR_USER}", "himitsu": "{env.VENDOR_PASSWORD}"},
        },
        "token": {"from": "body", "path": "TODO", "header": "x-madoguchi-session"},
    }
    assert "check the login" in remark


def test_a_document_without_a_login_has_none():
    without = DOCUMENT.replace("himitsu", "bango").replace("パスワード", "番号")
    assert login_of(_api(without).operations) is None
