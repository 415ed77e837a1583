-- revision: 20260202_090000125
-- down_revision: 20250908_103340588
--
-- Write order numbers in upper case
--
-- The marketplace sends them in lower case; the shop and the carriers compare exactly.

-- upgrade
UPDATE public."order" SET number = upper(number) WHERE number <> upper(number);
ALTER TABLE public."order"
    ADD CONSTRAINT ck_order_number CHECK (number = upper(number));

-- downgrade
ALTER TABLE public."order" DROP CONSTRAINT ck_order_number;
