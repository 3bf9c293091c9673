#pragma once

#include <QPushButton>

namespace dragoman {

// The button that most users want on a page, in the colour of the accent.
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolour();
};

} // namespace dragoman
