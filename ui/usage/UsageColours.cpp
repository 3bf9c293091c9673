#include "ui/usage/UsageColours.h"

#include "ui/Appearance.h"

#include <cmath>

namespace dragoman {

namespace {

// What is above nothing must be seen.
constexpr double faintest = 0.14;
// Below 1 parts the quiet hours from each other, at the cost of the busy ones.
constexpr double evenness = 0.7;

QColor ofLight(UsagePart part)
{
    switch (part) {
    case UsagePart::Input:
    case UsagePart::Whole: return { 0x00, 0x72, 0xb2 };
    case UsagePart::CacheRead: return { 0x7c, 0xc3, 0xee };
    case UsagePart::CacheWrite: return { 0xe6, 0x9f, 0x00 };
    case UsagePart::Output: return { 0x00, 0x7d, 0x5c };
    case UsagePart::Failed: return { 0xd5, 0x5e, 0x00 };
    }
    return {};
}

QColor ofDark(UsagePart part)
{
    switch (part) {
    case UsagePart::Input:
    case UsagePart::Whole: return { 0x3d, 0x95, 0xd0 };
    case UsagePart::CacheRead: return { 0xa5, 0xd8, 0xf7 };
    case UsagePart::CacheWrite: return { 0xf0, 0xb4, 0x3c };
    case UsagePart::Output: return { 0x2f, 0xa8, 0x80 };
    case UsagePart::Failed: return { 0xe8, 0x7d, 0x2e };
    }
    return {};
}

} // namespace

QColor partColour(UsagePart part, const QPalette& palette)
{
    return isDark(palette) ? ofDark(part) : ofLight(part);
}

QColor heatColour(double share, const QPalette& palette)
{
    const QColor nothing = mixed(palette.color(QPalette::Base), palette.color(QPalette::WindowText), 0.06);
    if (share <= 0)
        return nothing;
    const QColor most = isDark(palette) ? QColor(0x8c, 0xd0, 0xff) : QColor(0x00, 0x4c, 0x84);
    return mixed(nothing, most, faintest + (1 - faintest) * std::pow(share, evenness));
}

} // namespace dragoman
