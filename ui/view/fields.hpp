// Fields of text. What is typed is kept whole, however long; whether it is too long for a record is
// for the session to say.
#pragma once
#include <optional>

#include "ui/view/ui.hpp"

namespace renkei::ui {

// True when the text was changed.
bool field(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint,
           const char* privacy = "P0");

// The same; of what is typed only dots are shown and noted.
bool secret_field(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint);

// One line that is sent by Enter and then empty again, without ever losing the keyboard; or that
// stays as it is, where Enter only asks. `text` is what is being typed.
struct Line {
  bool changed = false;
  std::optional<std::string> sent;
};
Line line_field(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint,
                bool stays = false, bool is_secret = false, const char* privacy = "P0");

// Several lines, in which Enter begins the next one. True when the text was changed.
bool lines_field(Ui& ui, const Key& key, const Box& box, std::string& text,
                 const char* privacy = "P0");
float lines_field_height(const Ui& ui, std::string_view text);

// Who has the focus when a screen opens, a field or a button, and again when a finger has pressed something else;
// and once more when what the screen asks about is another thing.
void home(Ui& ui, const Key& key, std::string about = {});

}  // namespace renkei::ui
