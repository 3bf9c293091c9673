#pragma once

#include "base/SecretFinder.h"
#include "base/SteadyTime.h"
#include "journal/CapturedExchange.h"
#include "server/CaptureBudget.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One body that is being captured, with the times at which its bytes came.
class CapturedBody
{
public:
    // Agents send a few hundred kilobytes; what is longer is files and images, whose beginning tells enough.
    static constexpr std::size_t largest = std::size_t{ 1024 } * 1024;
    static constexpr std::size_t mostMarks = 32'768; // then the last one stands for the rest

    // `budget` must outlive the body; times count from `begin`.
    CapturedBody(CaptureBudget& budget, SteadyTime begin)
        : m_budget(budget)
        , m_begin(begin)
    {
    }
    ~CapturedBody() { clear(); }
    CapturedBody(const CapturedBody&) = delete;
    CapturedBody& operator=(const CapturedBody&) = delete;

    void append(std::string_view bytes);
    void clear();
    // Moves what was kept, without secrets; the marks fit the text that is left.
    void take(const SecretFinder& secrets, CapturedMessage& message, std::vector<StreamMark>* marks);

private:
    void mark();
    void cutOpenEnd(const SecretFinder& secrets);

    CaptureBudget& m_budget;
    const SteadyTime m_begin;
    std::string m_bytes;
    std::vector<StreamMark> m_marks;
    std::uint64_t m_size = 0;
};

} // namespace dragoman
