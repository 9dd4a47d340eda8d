// The fonts of renkei-field in their five sizes, in one ImGui atlas.
//
// The body holds all of CP932; the other sizes begin with the program's own texts. A character that
// is to be drawn and is not there is noted by want() and comes with the next build(), from the
// first font file that has it; what no file has stays 〓. The font files' bytes are kept here,
// because the atlas reads them at every build. One thread, the one that draws.
#pragma once
#include <imgui.h>

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace renkei::ui {

enum class Role { small, body, strong, heading, figure };
inline constexpr std::size_t role_count = 5;

// Bytes of font files; empty where there is none. The fallback is large and seldom needed: it is
// read when first wanted.
struct FontFiles {
  std::string regular, bold;
  std::function<std::string()> read_fallback;
};

class Fonts {
 public:
  explicit Fonts(FontFiles files);
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Makes the atlas anew; the texture on the graphics card is the caller's to replace. False when
  // no font could be read and ImGui's own, which has no Japanese, was taken.
  bool build(ImFontAtlas& atlas, float scale);

  ImFont* of(Role role) const { return fonts_[static_cast<std::size_t>(role)]; }
  void want(Role role, std::string_view text);
  bool has_wants() const { return wanting_; }

 private:
  bool add_all(ImFontAtlas& atlas, float scale);
  ImFont* add(ImFontAtlas& atlas, Role role, float scale);
  void merge_fallback(ImFontAtlas& atlas, Role role, float scale);
  bool still_missing() const;
  void give_up_on_missing();

  FontFiles files_;
  std::string fallback_;
  std::array<ImFont*, role_count> fonts_{};
  std::array<std::set<char32_t>, role_count> extra_;   // beyond what a role begins with
  std::array<std::set<char32_t>, role_count> absent_;  // in no file: not asked for again
  std::array<ImVector<ImWchar>, role_count> ranges_, extra_ranges_;  // the atlas points to these
  bool wanting_ = false;
};

}  // namespace renkei::ui
