// The start sheet of a kiosk, and how a run of it begins, goes on after a power cut, and is counted.
#pragma once
#include "ui/present/kiosk.hpp"

namespace renkei::ui::kiosk {

// What staff have typed stays.
void fill_sheet(Model& model, const Situation& situation, const Records& records);
// Says why it does not begin, or asks for the run.
Response start(Model& model, const Situation& situation, const Records& records);
// On its attract page, with a run that is in the records.
void run_on(Model& model, EntryId run, const Situation& situation, const Records& records);
// The run of this device that has not stopped; 0: none.
EntryId running(const Situation& situation, const Records& records);

// What is kept of a run whenever somebody has finished or given up.
Command count_command(const Run& run);
Command stop_command(const Run& run, const Moment& now);
Command response_command(const Model& model);

}  // namespace renkei::ui::kiosk
