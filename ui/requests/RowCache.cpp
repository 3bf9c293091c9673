#include "ui/requests/RowCache.h"

namespace dragoman {

void RowCache::clear()
{
    m_pages.clear();
    m_used.clear();
    m_starts.clear();
}

void RowCache::put(int page, RequestPage rows)
{
    if (rows.next)
        m_starts[page + 1] = *rows.next;
    m_pages[page] = std::move(rows.rows);
    m_used.remove(page);
    m_used.push_back(page);
    if (m_used.size() > mostPages) {
        m_pages.erase(m_used.front());
        m_used.pop_front();
    }
}

RowCache::Start RowCache::startOf(int page) const
{
    auto known = m_starts.upper_bound(page);
    if (known == m_starts.begin())
        return { {}, std::int64_t{ page } * pageRows };
    --known;
    return { known->second, std::int64_t{ page - known->first } * pageRows };
}

const StoredRequest* RowCache::row(int row) const
{
    const auto page = m_pages.find(row / pageRows);
    const auto place = static_cast<std::size_t>(row % pageRows);
    return page != m_pages.end() && place < page->second.size() ? &page->second[place] : nullptr;
}

int RowCache::find(std::int64_t id) const
{
    for (const auto& [page, rows] : m_pages) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].id == id)
                return page * pageRows + int(i);
        }
    }
    return -1;
}

} // namespace dragoman
