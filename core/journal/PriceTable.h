#pragma once

#include "base/Result.h"
#include "journal/RequestRecord.h"

#include <optional>
#include <string>
#include <vector>

class QString;

namespace dragoman {

// What the tokens of requests cost, in US dollars.
struct CostParts
{
    double input = 0; // not cached
    double cacheRead = 0;
    double cacheWrite = 0;
    double output = 0;

    double total() const { return input + cacheRead + cacheWrite + output; }
    CostParts& operator+=(const CostParts& other);
};

// Prices of a model in US dollars for a million tokens, as its maker lists them: an estimate of what a
// request cost, as discounts, tiers and other sellers' prices are not known.
struct Price
{
    std::vector<std::string> models{}; // wildcards
    double input = 0;
    double output = 0;
    std::optional<double> cacheRead{}; // as input when nothing is listed
    std::optional<double> cacheWrite{};
    std::string source{}; // the page
    std::string date{}; // of the page

    CostParts partsOf(const RequestRecord& record) const;
    double costOf(const RequestRecord& record) const { return partsOf(record).total(); }
};

class PriceTable
{
public:
    // The prices that come with the program (resources/prices.json).
    static PriceTable builtIn();
    // Those of `userFile` (same form) before the ones that come with the program; without such a file only
    // the latter. Errors: InvalidRequest with what is wrong in the file and where.
    static Result<PriceTable> load(const QString& userFile);
    // Errors: InvalidRequest.
    static Result<PriceTable> parse(std::string json);

    // Null when there is none. The user's own come first, then the pattern with the most characters that are
    // no wildcard. What is before a slash in a model's name ("anthropic/...") does not matter. Valid as long
    // as the table is unchanged.
    const Price* find(std::string_view model) const;
    const std::vector<Price>& prices() const { return m_prices; }
    // How many of prices(), from the first on, are the user's own.
    std::size_t ownPrices() const { return m_own; }

private:
    std::vector<Price> m_prices;
    std::size_t m_own = 0;
};

// The form that PriceTable reads, a price a line.
std::string pricesJson(const std::vector<Price>& prices);

} // namespace dragoman
