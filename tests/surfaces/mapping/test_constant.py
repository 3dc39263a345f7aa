"""What an answer says is read from the answer: the profile cannot say it in its place."""

import pytest

from conformance.surfaces.mapping.constant import reads_the_answer

OF_THE_ANSWER = (
    "errors",
    "@",
    "data.list[0]",
    "kekka.code == '0000'",
    "!kekka",
    'contains(`["1", "2"]`, status)',
    "errors || `[]`",
    "not_null(errors, warnings, `[]`)",
    "errors[].{code: riyu, item: koumoku}",
    "errors[?level == 'E'].code",
    "errors[0:3]",
    "data.* | [0]",
    "map(&riyu, errors)",
    "[kekka.riyu, kekka.hosoku]",
    "sort_by(data, &no)[-1]",
    "ok && errors",
    "plus(count, `1`)",
    "length(errors)",
    "join('・', riyu)",
    "split(riyu, ',')[0]",
    "get(codes, kekka)",
    "keys(errors)",
    "days_later(hi, `-1`, '%Y%m%d')",
)
OF_THE_PROFILE = (
    '`[{"code": "E0001", "item": "name"}]`',
    "'E0001'",
    "`true`",
    "!`false`",
    "'a' == 'a'",
    "to_array('E0001')",
    "`[]` || to_array('E0001')",
    'errors || `[{"code": "E0001"}]`',
    'errors && `[{"code": "E0001"}]`',
    "not_null(errors, `[1]`)",
    "@ | `[1]`",
    '`[{"a": 1}]`[].a',
    "errors[].to_array('E0001')",
    "errors[].{code: 'E0001', item: koumoku}",
    "[@][*].to_array('E0001')",
    "[errors, 'E0001']",
    "map(&'E0001', errors)",
    'merge(@, `{"alert": true}`)',
    "join('', ['E', '0001'])",
    'get(`{"object": {"acceptable": true}}`, type(@))',
    "type(@)",
    "keys({E0001: zzz})[0]",
    "keys(@ | {E0001: zzz})[0]",
    "split(join('E0001', [to_string(zzz), to_string(zzz)]), 'null')[1]",
    "join('E0001', [zzz, zzz])",
    "split(riyu, 'a')",
    "plus(`15000`, length(zzz || `[]`))",
    "to_string(zzz || ``)",
    "length(zzz || `[]`)",
)


@pytest.mark.parametrize("text", OF_THE_ANSWER)
def test_what_an_answer_gives_is_allowed(text):
    assert reads_the_answer(text)


@pytest.mark.parametrize("text", OF_THE_PROFILE)
def test_what_a_profile_says_itself_is_not(text):
    assert not reads_the_answer(text)
