"""The rules of the individual resident tax (個人住民税), with collection and arrears."""
