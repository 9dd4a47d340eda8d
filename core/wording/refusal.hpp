// An error in words: what happened, what is safe, what to do next, and its code. The same sentences
// on the command line, in the window and in a file, from assets/text/errors.*.ini: error.<code>.<part>,
// or error.<code>.<about>.<part> where an error says what it is about (and from register.*.ini, which
// knows more closely why a table cannot be read). No place of a sentence stays
// open: what the error does not say is called something general; what came from outside (a file's
// name) is made visible. Pure; nothing can fail. Any thread.
#pragma once
#include <string>

#include "core/base/error.hpp"
#include "core/wording/messages.hpp"

namespace renkei {

struct Refusal {
  std::string what, safe, next, code;
};
Refusal refusal_words(Language language, const Error& error);

// The three parts in one text, for where there is one line.
std::string refusal_text(Language language, const Error& error);

}  // namespace renkei
