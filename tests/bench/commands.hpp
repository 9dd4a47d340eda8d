// The commands of renkei-bench. Each gets the words behind its name and returns the exit code; what
// goes wrong is thrown.
#pragma once
#include <string>
#include <vector>

namespace renkei {
class Session;
}

namespace renkei::bench {

using Words = std::vector<std::string>;

int run_merge(const Words& words);   // the table: renkei, the floor, SQLite's changesets
int run_growth(const Words& words);  // ten times the devices, the history; a hundred times both
int run_local(const Words& words);   // one entry, acknowledged
int run_open(const Words& words);    // a large store to its first answer
int run_import(const Words& words);  // a roster of 200,000 people
void import_roster(Session& session, const std::string& file);  // into the store's last tour
int run_season(const Words& words);        // writes a season's bundles and the truth
int run_season_check(const Words& words);  // merges them and compares
int run_reports(const Words& words);       // families of reports over a large store
void make_all_reports(const std::string& path, const Words& about);  // event, tour, questionnaire
int run_child(const Words& words);    // does one thing and prints its peak memory, for `merge`
int run_profile(const Words& words);  // does one thing again and again, for a profiler
int run_script(const Words& words);   // prints the operations, for `peers/`

}  // namespace renkei::bench
