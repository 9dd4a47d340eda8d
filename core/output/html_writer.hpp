// A report as one page for a browser, which prints it on A4: tables with captions, charts as pictures
// beside their tables, badges and sheets as they are cut out and filled in. Nothing is fetched and no
// script runs, which the page itself tells the browser. The same report gives the same bytes. Pure.
#pragma once
#include <string>

#include "core/report/table.hpp"

namespace renkei {

std::string write_html(const Report& report);

}  // namespace renkei
