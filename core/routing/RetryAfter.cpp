#include "routing/RetryAfter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace dragoman {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest = std::chrono::hours(24);

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A number that is nothing but digits and one point, times `unit`.
std::optional<milliseconds> duration(std::string_view text, milliseconds unit)
{
    if (text.empty() || !isDigit(text.front())
        || text.find_first_not_of("0123456789.") != std::string_view::npos)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        return longest;
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    const double most = static_cast<double>(longest.count());
    return milliseconds(
        static_cast<milliseconds::rep>(std::min(value * static_cast<double>(unit.count()), most)));
}

struct Date
{
    int day = 0;
    int month = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

// 1 to 12, or 0.
int monthNumber(std::string_view name)
{
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::size_t at = name.size() == 3 ? months.find(name) : std::string_view::npos;
    return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

// Reads a date along a form in which letters stand for parts and everything else for itself:
// D day, M month name (three letters), Y year, h m s. A form is as long as the text it reads.
class DateForm
{
public:
    constexpr explicit DateForm(std::string_view form)
        : m_form(form)
    {
    }

    std::optional<Date> read(std::string_view text) const
    {
        if (text.size() != m_form.size())
            return std::nullopt;
        Date date;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!take(m_form[i], text[i], date))
                return std::nullopt;
        }
        const std::size_t month = m_form.find('M');
        date.month = monthNumber(text.substr(month, 3));
        return date;
    }

private:
    static int* partFor(char sign, Date& date)
    {
        switch (sign) {
        case 'D': return &date.day;
        case 'Y': return &date.year;
        case 'h': return &date.hour;
        case 'm': return &date.minute;
        case 's': return &date.second;
        default: return nullptr;
        }
    }

    // A day below ten may stand behind a space (asctime).
    static bool take(char sign, char c, Date& date)
    {
        if (sign == 'M')
            return true;
        int* part = partFor(sign, date);
        if (!part)
            return sign == c;
        if (!isDigit(c))
            return sign == 'D' && c == ' ';
        *part = *part * 10 + (c - '0');
        return true;
    }

    std::string_view m_form;
};

// Behind the name of the day, which is not needed: IMF-fixdate, RFC 850, asctime.
constexpr std::array dateForms{ DateForm("DD MMM YYYY hh:mm:ss GMT"), DateForm("DD-MMM-YY hh:mm:ss GMT"),
    DateForm("MMM DD hh:mm:ss YYYY") };

std::optional<Date> readDate(std::string_view text)
{
    std::size_t start = text.find(' ');
    if (start == std::string_view::npos)
        return std::nullopt;
    for (const DateForm& form : dateForms) {
        if (const std::optional<Date> date = form.read(text.substr(start + 1)))
            return date;
    }
    return std::nullopt;
}

std::optional<std::chrono::system_clock::time_point> httpDate(std::string_view text)
{
    using namespace std::chrono;
    const std::optional<Date> date = readDate(text);
    if (!date)
        return std::nullopt;
    const int century = date->year < 100 ? 2000 : 0;
    const year_month_day on{ year(date->year + century), month(static_cast<unsigned>(date->month)),
        day(static_cast<unsigned>(date->day)) };
    if (!on.ok() || date->hour > 23 || date->minute > 59 || date->second > 60)
        return std::nullopt;
    return sys_days(on) + hours(date->hour) + minutes(date->minute) + seconds(date->second);
}

} // namespace

std::optional<milliseconds> retryAfter(
    const HeaderList& headers, std::chrono::system_clock::time_point wallClockNow)
{
    if (const auto exact = duration(headers.value("retry-after-ms"), milliseconds(1)))
        return exact;
    const std::string_view value = headers.value("retry-after");
    if (const auto seconds = duration(value, std::chrono::seconds(1)))
        return seconds;
    const auto date = httpDate(value);
    if (!date)
        return std::nullopt;
    const auto left = std::chrono::ceil<milliseconds>(*date - wallClockNow);
    return std::clamp(left, milliseconds(0), longest);
}

} // namespace dragoman
