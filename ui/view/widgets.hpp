// The few widgets that every screen is made of, one family a header.
#pragma once
#include "ui/view/buttons.hpp"
#include "ui/view/fields.hpp"
#include "ui/view/scroll.hpp"
#include "ui/view/status.hpp"
#include "ui/view/text.hpp"
#include "ui/view/ui.hpp"
