#pragma once

#include "base/Json.h"
#include "tokens/ImageSize.h"
#include "tokens/Utf8Counter.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

// What a request costs besides its texts, in tokens. Anthropic documents the sum for tools ("Tool use",
// pricing table) and the rules for images ("Vision") and PDF files ("PDF support"); the small ones were
// chosen for the role and the brackets around a block.
namespace TokenOverhead {
inline constexpr std::int64_t message = 4;
inline constexpr std::int64_t tool = 8; // one definition, besides name, description and schema
inline constexpr std::int64_t toolUse = 346; // once, as soon as there is one definition
inline constexpr std::int64_t maxImage = 1600; // also what an image of unknown size counts
inline constexpr std::int64_t documentPage = 2000; // documented as 1,500 to 3,000
inline constexpr std::int64_t bytesPerPage = 30000; // our guess between typeset text and scans
inline constexpr std::int64_t maxPages = 100;
} // namespace TokenOverhead

// Estimates how many tokens a model reads, after the o200k_base tokenizer: about 3 % off on average,
// seldom more than 10 % (docs/decisions/006-token-estimate.md). Texts may arrive in pieces of any
// size, cut anywhere: consecutive add... calls continue the same text until endPart().
class TokenCounter
{
public:
    TokenCounter();

    // UTF-8; bytes that are none count as U+FFFD or not at all.
    void add(std::string_view utf8Text);
    // Counts the decoded text; a lone surrogate counts as U+FFFD. An escape may not be cut in two.
    void addEscaped(JsonText text);
    // A value of its own (a schema, the input of a tool call), as compact JSON with \u escapes
    // decoded: white space between its parts, which no model sees, does not count.
    void addJson(RawJson json);

    // Ends the text: what is added next is tokenized on its own.
    void endPart();

    // The fixed cost of a message or a tool definition; its texts are added by themselves. Each ends
    // the text before it.
    void addMessage();
    void addTool();

    // width * height / 750 after scaling down to 1568 pixels on the long edge and 1600 tokens.
    // Nothing (size not known) counts as 1600.
    void addImage(std::optional<ImageSize> size);
    // A PDF file of so many bytes (not base64 characters): one page each 30,000 bytes, at most 100.
    void addDocument(std::int64_t byteCount);

    // Tokens so far, rounded to the nearest; 0 when nothing was added, at least 1 after any text.
    std::int64_t total() const;

private:
    std::string_view addEscape(std::string_view escape);
    std::string_view addUnicodeEscape(std::string_view escape);
    std::string_view addJsonString(std::string_view rest);

    const TokenSymbols* m_symbols;
    Utf8Counter m_text;
    std::int64_t m_fixed = 0; // tokens that are not text
    bool m_hasTool = false;
};

} // namespace dragoman
