#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// In which ways an answer leaves its protocol, one sentence for the user each, in the order found.
class DeviationList
{
public:
    // A sentence that is there already is not added again.
    void add(std::string sentence);
    void require(bool holds, std::string_view sentence);
    const std::vector<std::string>& sentences() const { return m_sentences; }

private:
    std::vector<std::string> m_sentences;
};

// A word of the provider in quotes, fit for a message. Long ones are not shown, and never cut: a part of a
// key could not be recognized.
std::string quoted(std::string_view word);

} // namespace dragoman
