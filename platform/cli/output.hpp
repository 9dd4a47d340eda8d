// The two channels of the program: data to stdout, everything for people's eyes to stderr.
#pragma once
#include <string_view>

namespace renkei::cli {

void put(std::string_view data);
void put_line(std::string_view data);
void tell(std::string_view line);        // stderr
void tell_part(std::string_view piece);  // stderr, and the line goes on
bool is_watched();                       // stderr is a terminal

// Whether all data has arrived. A reader that went away (`renkei list tour | head -1`) has had what
// it wanted; a full disk behind `> file` has not.
enum class Delivery { arrived, reader_left, failed };
Delivery flush();

// Writing into a closed pipe shall be an answer of flush() and not the end of the program.
void survive_closed_pipes();

}  // namespace renkei::cli
