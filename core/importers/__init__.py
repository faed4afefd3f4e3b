"""STAGE 1: bytes -> Document. One file per format and a registry."""
