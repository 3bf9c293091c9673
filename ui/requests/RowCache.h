#pragma once

#include "journal/JournalReader.h"

#include <cstddef>
#include <list>
#include <map>
#include <optional>

namespace dragoman {

// Some pages of a long list of requests, and where all pages that were ever read begin.
class RowCache
{
public:
    static constexpr int pageRows = 200;
    static constexpr std::size_t mostPages = 24;

    // Where to begin reading so that a page comes.
    struct Start
    {
        std::optional<PagePosition> after{};
        std::int64_t skipped = 0;
    };

    void clear();
    // `next` is where the following page begins.
    void put(int page, RequestPage rows);
    bool has(int page) const { return m_pages.contains(page); }
    Start startOf(int page) const;
    // Null when it is not there.
    const StoredRequest* row(int row) const;
    // -1 when it is not there.
    int find(std::int64_t id) const;

private:
    std::map<int, std::vector<StoredRequest>> m_pages;
    std::list<int> m_used; // oldest first
    std::map<int, PagePosition> m_starts; // the first page has none
};

} // namespace dragoman
