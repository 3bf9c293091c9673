#pragma once

#include "ui/Appearance.h"

#include <QWidget>

namespace dragoman {

// A word in a rounded frame, in the colour of a tone.
class Badge : public QWidget
{
    Q_OBJECT

public:
    Badge(const QString& text, Tone tone, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QString m_text;
    const Tone m_tone;
};

} // namespace dragoman
