"""What a function, group, event or form is in the contract: for whoever has to map it."""
