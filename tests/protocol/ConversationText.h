#pragma once

#include "protocol/Conversation.h"

#include <string>

// A conversation in one readable line, for comparing what a reader made of a request:
//
//     system(text Hi) user(text Look; image image/png iVBO) assistant(call id1 search {"q":1})
//
// Texts are shown as spelled. Cache marks show as `*` behind their block.
std::string conversationText(const dragoman::Conversation& conversation);

// What surrounds the messages: "model=m maxTokens=5 tools=a,b choice=any ...", only what is given.
std::string optionsText(const dragoman::Conversation& conversation);

// The warnings, as "field; reason", one a line.
std::string warningsText(const std::vector<dragoman::Warning>& warnings);
