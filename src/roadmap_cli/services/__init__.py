"""Pure functions: values in, frozen results out."""
