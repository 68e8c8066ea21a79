"""Ground: names, numbers, dates, addresses and markup. Values in, values out; knows no Django and no feed."""
