// What a workbook's XML says in words. Pure.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// As Excel reads a text: _xHHHH_ is the character of that number, _x005F_ the underline that is meant as
// one. Line ends are \n here, however they are written.
std::string unescaped(std::string_view text);

// The text of one <si> or <is>: all its runs, and none of how they are pronounced.
struct RichText {
  std::string text;
  int phonetic = 0;
  bool in_text = false;
  std::size_t most = std::size_t{1} << 20;  // far beyond what Excel takes

  void enter(std::string_view name) {
    if (name == "rPh") ++phonetic;
    in_text = name == "t" && phonetic == 0;
  }
  void leave(std::string_view name) {
    if (name == "rPh") --phonetic;
    in_text = false;
  }
  void add(std::string_view piece) {
    if (in_text && text.size() + piece.size() <= most) text += piece;
  }
};

}  // namespace renkei
