#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

namespace dragoman {

// A part of the form for a provider. Its constructor ends with retranslate().
class EditorSection : public Card
{
    Q_OBJECT

public:
    using Card::Card;

    // Fills the fields.
    virtual void load(const ProviderConfig& provider) = 0;
    // Writes what the fields say; what is wrong leaves its member as it is.
    virtual void store(ProviderConfig& provider) const = 0;
    // The first thing that is wrong; empty when all is right.
    virtual QString problem() const = 0;

Q_SIGNALS:
    void edited(); // by the user, after problem() was found anew

protected:
    // Sets every text, also those that say what is wrong.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;
};

} // namespace dragoman
