"""Contract fuzz: generated and odd requests against an OpenAPI document, judged by the document."""
