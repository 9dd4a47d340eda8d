// Sample registers with their expected rows, and a tour that takes a roster. For tests of imports through
// the program.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"

namespace renkei::test {

// tests/data/registers/<name>
std::string register_file(const std::string& name);
// Of a .tsv with headings, each row an object of texts; \n in a cell is a line break.
std::vector<nlohmann::json> rows_of_tsv(const std::string& file);
// The id of a new tour of two days in October 2023.
std::string make_tour(const Store& store);

}  // namespace renkei::test
