#pragma once

#include "protocol/openai_chat/ChatRequestWriter.h"

#include <span>

// One rule of writing a Chat Completions request: the conversation of question() and an empty profile,
// arranged, must give a body with this part and a warning with these words (none where it is empty).
struct WriterCase
{
    const char* rule = nullptr;
    void (*arrange)(dragoman::Conversation&, dragoman::ProviderProfile&) = nullptr;
    const char* part = nullptr;
    const char* warning = "";
    const char* absent = nullptr; // what the body must not contain
};

// Adds one row a rule, with the column `index`.
void addRows(std::span<const WriterCase> cases);
// Writes the case and compares, as a part of the running test.
void check(const WriterCase& rule);

// The rules for messages: system text, history, content. They stand in a file of their own because moc
// 6.4 loses its way in their raw strings.
std::span<const WriterCase> chatMessageCases();

// One user message "q".
dragoman::Conversation question();

// Texts are given in escaped form and must be literals.
dragoman::Block text(const char* escaped);
dragoman::Block call(const char* id, const char* name, const char* input);
dragoman::Block result(const char* id, std::vector<dragoman::Block> content);
dragoman::ImageBlock pngImage();
dragoman::DocumentBlock pdf();
dragoman::Tool tool(const char* name, const char* schema);
