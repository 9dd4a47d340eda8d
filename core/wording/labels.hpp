// The names of kinds, fields and choices in a language, from assets/text/labels.*.ini. A choice is
// called in Japanese what is accepted for it (core/model/choices.hpp): that word stands nowhere
// else. A code without a name is its own name; nothing here can fail. Any thread.
#pragma once
#include <string>
#include <string_view>

#include "core/wording/messages.hpp"

namespace renkei {

// `kind.<kind>`; `field.<kind>.<field>`, else `field.<field>`; `choice.<kind>.<field>.<code>`, else
// `choice.<code>`: one word mostly means one thing, and where it does not the longer key says so.
std::string kind_label(Language language, std::string_view kind);
std::string field_label(Language language, std::string_view kind, std::string_view field);
std::string choice_label(Language language, std::string_view kind, std::string_view field,
                         std::string_view code);

// A personal value whose latest write has not travelled this far, which is not the same as none:
// marked, with the last one that is known; empty: none is.
std::string withheld_words(Language language, std::string_view last_known);

// Somebody who gave no name, by the number: No.4（氏名未記入）.
std::string nameless_words(Language language, std::string_view number);

// An age band as it is recorded (9歳以下, 10代, 80代以上); what is none comes back as it is.
std::string age_band_words(Language language, std::string_view band);

}  // namespace renkei
