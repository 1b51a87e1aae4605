ALTER TABLE `runs` ADD `weight_sparsity` real;--> statement-breakpoint
ALTER TABLE `runs` ADD `file_bytes` integer;--> statement-breakpoint
-- Whole networks with zeros in them would be measured otherwise than the thinned ones of their experiment:
-- what version 0.1.0 had trained of these and not measured is trained again.
UPDATE `runs` SET `status` = CASE `status` WHEN 'trained' THEN 'queued' ELSE `status` END, `weights_sha256` = NULL
WHERE `strategy` IN ('activation-mean', 'activation-apoz') AND `status` IN ('trained', 'failed');
