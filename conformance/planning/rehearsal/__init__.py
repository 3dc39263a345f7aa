"""One round trip per mapped call, before anything is judged: does the profile fit the package?"""
