// A file of sentences as it is written: a line each, `key = sentence`. Pure.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace renkei {

using Sentences = std::map<std::string, std::string, std::less<>>;

Sentences read_sentences(std::string_view file);

}  // namespace renkei
