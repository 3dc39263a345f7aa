"""Import of the official workbooks: 基本データリスト, 項目定義書, コード一覧 and API仕様."""
