#include "tests/cli/registers.hpp"

#include <sstream>

namespace renkei::test {
namespace {

std::vector<std::string> parts_between(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

std::string unescaped(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1))
    text.replace(at, 2, "\n");
  return text;
}

}  // namespace

std::string register_file(const std::string& name) {
  return std::string(RENKEI_SOURCE_DIR) + "/tests/data/registers/" + name;
}

std::vector<nlohmann::json> rows_of_tsv(const std::string& file) {
  std::vector<nlohmann::json> rows;
  const auto lines = parts_between(read_file(file), '\n');
  const auto heads = parts_between(lines.at(0), '\t');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto cells = parts_between(lines[i], '\t');
    cells.resize(heads.size());
    nlohmann::json row = nlohmann::json::object();
    for (std::size_t column = 0; column < heads.size(); ++column)
      row[heads[column]] = unescaped(cells[column]);
    rows.push_back(row);
  }
  return rows;
}

std::string make_tour(const Store& store) {
  return store
      .apply(
          R"({"do":"create","kind":"event","as":"e","fields":{"name":"十勝","starts_on":"2023-10-14","ends_on":"2023-10-15"}}
{"do":"create","kind":"tour","fields":{"event":"$e","name":"住民交流ツアー"}}
)")
      .at(1);
}

}  // namespace renkei::test
