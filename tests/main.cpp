// The door of renkei-tests. One folder at a time: renkei-tests --source-file=*tests/logic/*
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
