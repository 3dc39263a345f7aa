"""The ways an answer can fail to come, each with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostCause:
    """A sentence and a remedy in both languages."""

    ja: str
    en: str
    remedy_ja: str
    remedy_en: str


CAUSES = {
    "T-TIMEOUT": LostCause(
        "時間内に応答がありませんでした。",
        "no answer within the time limit",
        "システムの稼働と profile の timeout_seconds を確かめてください。",
        "check that the package is running, and timeout_seconds of the profile",
    ),
    "T-UNREACHABLE": LostCause(
        "接続できません。",
        "could not connect",
        "システムが起動しているか、base_url が正しいかを確かめてください。",
        "check that the package is running and base_url is right",
    ),
    "T-HOST-NOT-FOUND": LostCause(
        "ホストの名前が見つかりません。",
        "the name of the host cannot be found",
        "base_url のホスト名と、名前解決（DNS、hosts）を確かめてください。",
        "check the name of the host in base_url, and how names are resolved (DNS, hosts)",
    ),
    "T-REFUSED": LostCause(
        "接続を断られました。そのポートで待ち受けているものがありません。",
        "the connection was refused: nothing listens at that port",
        "システムが起動しているか、base_url のポートが正しいかを確かめてください。",
        "check that the package is running, and the port of base_url",
    ),
    "T-DROPPED": LostCause(
        "応答の途中で接続が切れました。",
        "the connection was dropped before the answer was complete",
        "システムのログと、base_url の http / https の別を確かめてください。",
        "check the log of the package, and whether base_url is http or https",
    ),
    "T-TOO-LARGE": LostCause(
        "応答が上限の大きさを超えました。",
        "the answer exceeded the size limit",
        "応答の大きさと profile の max_bytes を確かめてください。",
        "check the size of the answer and max_bytes of the profile",
    ),
    "T-HEADERS-TOO-LARGE": LostCause(
        "応答のヘッダーが上限の大きさを超えました。",
        "the headers of the answer exceeded the size limit",
        "応答のヘッダーと Cookie の数と大きさを確かめてください。",
        "check number and size of the headers and cookies of the answer",
    ),
    "T-NOT-SENT": LostCause(
        "URL かヘッダーが HTTP の形でないため、送れませんでした。",
        "the request was not sent: its URL or a header is not HTTP",
        "profile の base_url、パス、ヘッダーの値（改行など）を確かめてください。",
        "check base_url, paths and values of headers (line breaks) in the profile",
    ),
    "T-NOT-HTTP": LostCause(
        "応答が HTTP の形ではありません。",
        "the answer is not HTTP",
        "base_url のポートと http / https の別を確かめてください。",
        "check the port of base_url and whether it is http or https",
    ),
    "T-ENCODING": LostCause(
        "応答の圧縮形式（Content-Encoding）を読めません。",
        "the content encoding of the answer cannot be read",
        "圧縮しないで応答するか、gzip にしてください。圧縮は求めていません。",
        "answer without compression, or with gzip; none was asked for",
    ),
    "T-BUSY": LostCause(
        "待っても、混雑（429・503）の応答が続きました。",
        "the package stayed busy (429, 503) although it was waited for",
        "検査の間の流量制限を緩めるか、並行数（-n）を減らしてください。",
        "relax the rate limit for the test, or use fewer workers (-n)",
    ),
    "T-GATEWAY": LostCause(
        "中継するサーバーが、システムから応答を得られませんでした（502・504）。",
        "a gateway got no answer from the package (502, 504)",
        "中継するサーバーの背後のシステムの稼働を確かめてください。",
        "check that the package behind the gateway is running",
    ),
    "T-HOST-OUT-OF-REACH": LostCause(
        "プロファイルにないホストへの呼出しなので、送りませんでした。",
        "a call to a host that the profile does not name was not sent",
        "必要なホストなら surfaces.api.hosts に書いてください。",
        "name the host under surfaces.api.hosts if it is needed",
    ),
    "T-TLS-UNTRUSTED": LostCause(
        "サーバー証明書の発行者を信頼できません。",
        "the issuer of the server's certificate is not trusted",
        "発行者の証明書を tls.ca_file に指定してください。検証を止める設定はありません。",
        "name the issuer's certificate under tls.ca_file; verification cannot be turned off",
    ),
    "T-TLS-EXPIRED": LostCause(
        "サーバー証明書の有効期間の外です。",
        "the server's certificate is outside its period of validity",
        "証明書を更新し、両方の時計を確かめてください。",
        "renew the certificate, and check both clocks",
    ),
    "T-TLS-OTHER-HOST": LostCause(
        "サーバー証明書が別のホストのものです。",
        "the server's certificate is for another host",
        "base_url のホスト名を証明書の名前に合わせてください。",
        "use the host name of the certificate in base_url",
    ),
    "T-TLS-NOT-SPOKEN": LostCause(
        "https で呼びましたが、サーバーは TLS を話しません。",
        "called by https, but the server does not speak TLS",
        "base_url のポートと http / https の別を確かめてください。",
        "check the port of base_url and whether it is http or https",
    ),
    "T-TLS-FAILED": LostCause(
        "TLS の接続を結べません。",
        "no TLS connection could be made",
        "TLS の版と、必要なら tls.client_cert_file を確かめてください。",
        "check the version of TLS and, if one is wanted, tls.client_cert_file",
    ),
    "T-COMMAND-NOT-STARTED": LostCause(
        "アダプターのコマンドを起動できません。",
        "the adapter command could not be started",
        "surfaces.api.command.argv（profile のフォルダからの位置）を確かめてください。",
        "check surfaces.api.command.argv of the profile (as seen from the profile's folder)",
    ),
    "T-COMMAND-ENDED": LostCause(
        "アダプターのコマンドが応答せずに終わりました。",
        "the adapter command ended without an answer",
        "コマンドを手で起動して一行入力し、details の stderr も見てください。",
        "start the command by hand and give it a line; see stderr among the details",
    ),
    "T-COMMAND-GARBAGE": LostCause(
        "アダプターの応答の行が決められた形ではありません。",
        "a line the adapter command answered does not have the agreed form",
        '一行に JSON {"id", "status", "body"} を UTF-8 で書き、ほかは stderr へ出してください。',
        'write one JSON {"id", "status", "body"} a line in UTF-8; all other output goes to stderr',
    ),
    "T-COMMAND-UNASKED": LostCause(
        "アダプターの応答が要求と対応していません。",
        "an answer of the adapter command belongs to no call",
        "要求の id をそのまま返し、一つの要求に一行だけ応答してください。",
        "give back the id of the call and answer each call with one line",
    ),
}
