"""Forms on paper and as print data: what the sample package hands out as XML, CSV and PDF."""
