#pragma once

#include "ui/Appearance.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

namespace dragoman {

// A quiet frame around what belongs together; rows added to it are parted by lines.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    void addRow(QWidget* row);
    // Deletes all rows, later, as one may be on the stack.
    void clear();
    // A coloured edge at the side where reading begins; Quiet = none.
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* const m_rows;
    Tone m_tone = Tone::Quiet;
};

// A filled circle that says by its colour how something is; the words stand beside it.
class ToneDot : public QWidget
{
    Q_OBJECT

public:
    explicit ToneDot(QWidget* parent = nullptr);
    void setTone(Tone tone);
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Quiet;
};

// Text of second rank, or in the colour of a tone. Wraps.
class QuietLabel : public QLabel
{
    Q_OBJECT

public:
    explicit QuietLabel(QWidget* parent = nullptr);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();

    Tone m_tone = Tone::Quiet;
};

} // namespace dragoman
