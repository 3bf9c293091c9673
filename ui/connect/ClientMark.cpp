#include "ui/connect/ClientMark.h"

#include "ui/Appearance.h"

#include <QPainter>

#include <array>
#include <string_view>

namespace dragoman {

namespace {

struct Look
{
    std::string_view client;
    const char* letters;
    int hue; // 0 to 359
};

constexpr std::array<Look, 19> looks{ {
    { "claude-code", "CC", 18 },
    { "claude-code-shell", "C>", 18 },
    { "codex", "Cx", 220 },
    { "cherry-studio", "Ch", 350 },
    { "cline", "Cl", 265 },
    { "roo-code", "Ro", 32 },
    { "continue", "Co", 205 },
    { "opencode", "OC", 160 },
    { "zed", "Z", 228 },
    { "aider", "Ai", 140 },
    { "open-webui", "OW", 190 },
    { "langchain", "LC", 175 },
    { "langchain-anthropic", "LC", 18 },
    { "openai-python", "Py", 210 },
    { "openai-typescript", "TS", 210 },
    { "anthropic-python", "Py", 18 },
    { "anthropic-typescript", "TS", 18 },
    { "curl-openai", "$_", 210 },
    { "curl-anthropic", "$_", 18 },
} };

Look lookOf(std::string_view client)
{
    for (const Look& look : looks) {
        if (look.client == client)
            return look;
    }
    return { client, "?", 0 };
}

} // namespace

ClientMark::ClientMark(const std::string& client, int size, QWidget* parent)
    : QWidget(parent)
    , m_letters(QLatin1String(lookOf(client).letters))
    , m_hue(lookOf(client).hue)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ClientMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool dark = isDark(palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsl(m_hue, dark ? 70 : 110, dark ? 70 : 222));
    painter.drawRoundedRect(QRectF(rect()), width() * 0.24, width() * 0.24);
    QFont own = font();
    own.setPixelSize(int(width() * 0.44));
    own.setWeight(QFont::DemiBold);
    painter.setFont(own);
    painter.setPen(QColor::fromHsl(m_hue, dark ? 150 : 170, dark ? 205 : 78));
    painter.drawText(rect(), Qt::AlignCenter, m_letters);
}

} // namespace dragoman
